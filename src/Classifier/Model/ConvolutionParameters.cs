using System.Numerics;
using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>What a <see cref="ConvolutionModel"/> has learnt.</summary>
/// <param name="Labels">What it tells apart.</param>
/// <param name="Letters">Those known; the place of a letter, plus one, is its row of <paramref name="Embeddings"/>, and row 0 is any other letter.</param>
/// <param name="Words">Their classes are the last rows of <paramref name="Embeddings"/>.</param>
/// <param name="Embeddings">Row by letter, then by class; column by dimension.</param>
/// <param name="Filters">Row by place in the window and filter, see <see cref="ConvolutionShape.Column"/>; column by dimension.</param>
/// <param name="FilterBias">Of each filter, added to its match.</param>
/// <param name="Weights">Row by filter, column by label.</param>
/// <param name="Bias">Of each label.</param>
internal sealed record ConvolutionParameters(
    string[] Labels, char[] Letters, WordClasses Words, float[] Embeddings, float[] Filters, float[] FilterBias, float[] Weights, float[] Bias)
{
    /// <summary>What it reads; made once, for no copy of a record gets other letters or classes.</summary>
    public ConvolutionSymbols Symbols { get; } = new(Letters, Words);

    /// <summary>What a filter says of every label.</summary>
    public ReadOnlySpan<float> WeightsOf(int filter) => Weights.AsSpan(filter * Labels.Length, Labels.Length);

    /// <summary>Raw scores of a text, in the order of the labels.</summary>
    /// <param name="best">By filter.</param>
    /// <param name="unit">What one of a match is worth.</param>
    public float[] Scores<T>(T[] best, float unit)
        where T : INumber<T>
    {
        var scores = (float[])Bias.Clone();
        for (var filter = 0; filter < best.Length; filter++)
        {
            if (best[filter] > T.Zero)
            {
                TensorPrimitives.MultiplyAdd(WeightsOf(filter), float.CreateTruncating(best[filter]) * unit, scores, scores);
            }
        }

        return scores;
    }
}
