using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>The different letters of one batch, what they add to the filters, and the slopes that come back to them.</summary>
/// <param name="letters">Rows of the embeddings.</param>
/// <param name="longest">Letters of the longest text.</param>
internal sealed class ConvolutionBatch(int letters, int longest)
{
    private readonly int[] slots = new int[letters];
    private readonly List<int> used = [];
    private readonly float[] embeddings = new float[letters * ConvolutionShape.Dimensions];
    private readonly float[] table = new float[(letters + 1) * ConvolutionShape.Matches];
    private readonly List<(int Slot, int Match, float Slope)> slopes = [];
    private readonly int[] rows = new int[longest];

    /// <summary>Row by slot; the last one adds nothing.</summary>
    public Span<float> Table => table.AsSpan(0, (used.Count + 1) * ConvolutionShape.Matches);

    private int Nothing => used.Count;

    /// <summary>The letters of the batch, as rows of the embeddings.</summary>
    public IReadOnlyList<int> Letters => used;

    public void Begin(IEnumerable<int[]> texts, ConvolutionParameters parameters)
    {
        used.Clear();
        slopes.Clear();
        Array.Fill(slots, -1);
        foreach (var letter in texts.SelectMany(text => text))
        {
            if (slots[letter] < 0)
            {
                slots[letter] = used.Count;
                parameters.Embeddings.AsSpan(letter * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions)
                    .CopyTo(embeddings.AsSpan(used.Count * ConvolutionShape.Dimensions));
                used.Add(letter);
            }
        }

        ConvolutionTable.Fill(embeddings.AsSpan(0, used.Count * ConvolutionShape.Dimensions), ConvolutionTable.ByDimension(parameters.Filters), Table);
    }

    /// <summary>The text as rows of the table, some left out at random.</summary>
    public ReadOnlySpan<int> Rows(int[] text, Random random, double leftOut)
    {
        for (var index = 0; index < text.Length; index++)
        {
            rows[index] = random.NextDouble() < leftOut ? Nothing : slots[text[index]];
        }

        return rows.AsSpan(0, text.Length);
    }

    /// <summary>A filter's slope goes to the letters of its best window.</summary>
    public void Add(ReadOnlySpan<int> letters, int filter, int start, float slope)
    {
        var width = ConvolutionShape.WidthOf(filter);
        for (var place = Math.Max(0, -start); place < width && start + place < letters.Length; place++)
        {
            if (letters[start + place] != Nothing)
            {
                slopes.Add((letters[start + place], ConvolutionShape.Column(filter, place), slope));
            }
        }
    }

    /// <summary>From what letters added to filters to letters and filters.</summary>
    public void PassOn(float[] ofEmbeddings, float[] ofFilters, ConvolutionParameters parameters)
    {
        foreach (var (slot, match, slope) in slopes)
        {
            var letter = ofEmbeddings.AsSpan(used[slot] * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions);
            var filter = ofFilters.AsSpan(match * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions);
            TensorPrimitives.MultiplyAdd(parameters.Filters.AsSpan(match * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions), slope, letter, letter);
            TensorPrimitives.MultiplyAdd(embeddings.AsSpan(slot * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions), slope, filter, filter);
        }
    }
}
