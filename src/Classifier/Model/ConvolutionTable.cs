using System.Numerics;
using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>What letters add to filters: their embeddings times the filters.</summary>
internal static class ConvolutionTable
{
    /// <summary>Dimensions added in one go, for the sums need not be stored between them.</summary>
    private const int Block = 4;

    /// <summary>The filters turned, so that a row is one dimension of all.</summary>
    public static float[] ByDimension(float[] filters)
    {
        var turned = new float[filters.Length];
        for (var match = 0; match < ConvolutionShape.Matches; match++)
        {
            for (var dimension = 0; dimension < ConvolutionShape.Dimensions; dimension++)
            {
                turned[(dimension * ConvolutionShape.Matches) + match] = filters[(match * ConvolutionShape.Dimensions) + dimension];
            }
        }

        return turned;
    }

    /// <summary>What each of some embeddings adds to the filters.</summary>
    /// <param name="embeddings">Row by row.</param>
    /// <param name="byDimension">See <see cref="ByDimension"/>.</param>
    /// <param name="table">Overwritten, as many rows.</param>
    public static void Fill(ReadOnlySpan<float> embeddings, ReadOnlySpan<float> byDimension, Span<float> table)
    {
        table.Clear();
        for (var letter = 0; letter < embeddings.Length / ConvolutionShape.Dimensions; letter++)
        {
            var row = table.Slice(letter * ConvolutionShape.Matches, ConvolutionShape.Matches);
            for (var dimension = 0; dimension < ConvolutionShape.Dimensions; dimension += Block)
            {
                Add(
                    embeddings.Slice((letter * ConvolutionShape.Dimensions) + dimension, Block),
                    byDimension.Slice(dimension * ConvolutionShape.Matches, Block * ConvolutionShape.Matches),
                    row);
            }
        }
    }

    private static void Add(ReadOnlySpan<float> embedding, ReadOnlySpan<float> dimensions, Span<float> row)
    {
        var (one, two, three, four) = (new Vector<float>(embedding[0]), new Vector<float>(embedding[1]), new Vector<float>(embedding[2]), new Vector<float>(embedding[3]));
        ref var first = ref MemoryMarshal.GetReference(dimensions);
        ref var sums = ref MemoryMarshal.GetReference(row);
        for (nuint match = 0; match < ConvolutionShape.Matches; match += (nuint)Vector<float>.Count)
        {
            var sum = Vector.LoadUnsafe(ref sums, match);
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, match), one, sum);
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, match + ConvolutionShape.Matches), two, sum);
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, match + (2 * ConvolutionShape.Matches)), three, sum);
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref first, match + (3 * ConvolutionShape.Matches)), four, sum);
            sum.StoreUnsafe(ref sums, match);
        }
    }
}
