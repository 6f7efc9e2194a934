using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>The strongest match of every filter anywhere in a text, and where its window begins; below zero counts as none.</summary>
/// <typeparam name="T">Of the matches: floating point to learn, whole numbers to serve.</typeparam>
internal sealed class BestMatches<T>
    where T : struct, INumber<T>
{
    private readonly nuint[] window = new nuint[ConvolutionShape.Widest];

    /// <summary>By filter.</summary>
    public T[] Best { get; } = new T[ConvolutionShape.Filters];

    /// <summary>By filter; may lie before the text, for a window may reach over its edges.</summary>
    public T[] Starts { get; } = new T[ConvolutionShape.Filters];

    /// <param name="letters">Rows of the table; its last one, which adds nothing, for a letter left out.</param>
    /// <param name="table">Row by letter, column by place in the window and filter.</param>
    /// <param name="bias">Of each filter.</param>
    public void Find(ReadOnlySpan<int> letters, ReadOnlySpan<T> table, T[] bias)
    {
        Array.Clear(Best);
        var nothing = (table.Length / ConvolutionShape.Matches) - 1;
        for (var width = ConvolutionShape.Narrowest; width <= ConvolutionShape.Widest; width++)
        {
            for (var start = -(width / 2); start < letters.Length - (width / 2); start++)
            {
                for (var place = 0; place < width; place++)
                {
                    var row = (uint)(start + place) < (uint)letters.Length ? letters[start + place] : nothing;
                    window[place] = (nuint)((row * ConvolutionShape.Matches) + ConvolutionShape.Offset(width, place));
                }

                Match(width, start, table, bias);
            }
        }
    }

    /// <summary>All filters of one width at one window; optimised at once, for the first reports after a start must not wait for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Match(int width, int start, ReadOnlySpan<T> table, T[] bias)
    {
        var first = ConvolutionShape.First(width);
        ref var cells = ref MemoryMarshal.GetReference(table);
        ref var filterBias = ref bias[first];
        ref var best = ref Best[first];
        ref var begin = ref Starts[first];
        var starts = new Vector<T>(T.CreateTruncating(start));
        var (one, two, three, four) = (window[0], window[1], window[2], window[3]);
        for (nuint filter = 0; filter < ConvolutionShape.FiltersPerWidth; filter += (nuint)Vector<T>.Count)
        {
            var sum = Vector.LoadUnsafe(ref filterBias, filter) + Vector.LoadUnsafe(ref cells, one + filter) + Vector.LoadUnsafe(ref cells, two + filter);
            sum += width > 2 ? Vector.LoadUnsafe(ref cells, three + filter) : Vector<T>.Zero;
            sum += width > 3 ? Vector.LoadUnsafe(ref cells, four + filter) : Vector<T>.Zero;
            var before = Vector.LoadUnsafe(ref best, filter);
            var better = Vector.GreaterThan(sum, before);
            if (Vector.EqualsAll(better, Vector<T>.Zero))
            {
                continue;
            }

            Vector.ConditionalSelect(better, sum, before).StoreUnsafe(ref best, filter);
            Vector.ConditionalSelect(better, starts, Vector.LoadUnsafe(ref begin, filter)).StoreUnsafe(ref begin, filter);
        }
    }
}
