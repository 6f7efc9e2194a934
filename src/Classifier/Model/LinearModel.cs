using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The weights that ML.NET learned, scored without its prediction engine: safe from any thread, without locks. Equality with ML.NET's own
/// scores is tested.
/// </summary>
internal sealed class LinearModel(string[] labels, Vocabulary vocabulary, float[] weights, float[] bias)
{
    [ThreadStatic]
    private static int[]? slots;

    [ThreadStatic]
    private static float[]? values;

    public string[] Labels => labels;

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>Row by n-gram, column by label.</summary>
    public float[] Weights => weights;

    public float[] Bias => bias;

    /// <summary>Raw scores in the order of <see cref="Labels"/>; a text without any known n-gram scores the bias.</summary>
    public float[] Score(string text)
    {
        var scores = (float[])bias.Clone();
        var used = Vectorize(text);
        for (var position = 0; position < used; position++)
        {
            TensorPrimitives.MultiplyAdd(
                weights.AsSpan(slots![position] * labels.Length, labels.Length), values![position], scores, scores);
        }

        return scores;
    }

    /// <param name="text">As the reporter sent it.</param>
    /// <param name="temperature">Above 1 softens.</param>
    public float[] Probabilities(string text, double temperature) => Calibration.Soft(Score(text), temperature);

    /// <summary>What each known n-gram of the text added to the score of a label, strongest first.</summary>
    public IReadOnlyList<(string Words, double Weight)> Explain(string text, int label)
    {
        var average = labels.Length;
        var used = Vectorize(text);
        return Enumerable.Range(0, used)
            .Select(position => (Slot: slots![position], Value: values![position]))
            .Select(part => (Ngrams.Spell(vocabulary.Keys[part.Slot]), Weight: part.Value *
                (weights[(part.Slot * average) + label] - TensorPrimitives.Sum(weights.AsSpan(part.Slot * average, average)) / average)))
            .Select(part => (part.Item1, (double)part.Weight))
            .OrderByDescending(part => Math.Abs(part.Item2))
            .ToList();
    }

    private int Vectorize(string text)
    {
        slots ??= new int[512];
        values ??= new float[512];
        return vocabulary.Vectorize(text, ref slots, ref values);
    }
}
