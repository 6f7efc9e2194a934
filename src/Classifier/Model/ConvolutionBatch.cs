using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>The different symbols of one batch, what they add to the filters, and the slopes that come back to them.</summary>
/// <param name="longest">Symbols of the longest text.</param>
internal sealed class ConvolutionBatch(int longest)
{
    private readonly Dictionary<int, int> slots = [];
    private readonly List<int> used = [];
    private readonly List<(int Slot, int Match, float Slope)> slopes = [];
    private readonly int[] rows = new int[longest];
    private readonly Part letters = new();
    private readonly Part sets = new();
    private float[] embeddings = [];
    private float[] ofSymbols = [];
    private float[] table = new float[ConvolutionShape.Matches];

    /// <summary>Row by slot; the last one adds nothing.</summary>
    public Span<float> Table => table.AsSpan(0, (used.Count + 1) * ConvolutionShape.Matches);

    private int Nothing => used.Count;

    public void Begin(IEnumerable<int[]> texts, ConvolutionParameters parameters)
    {
        slopes.Clear();
        slots.Clear();
        used.Clear();
        used.AddRange(texts.SelectMany(text => text).Distinct());
        MakeRoom();
        var (symbols, byDimension) = (parameters.Symbols, ConvolutionTable.ByDimension(parameters.Filters));
        letters.Fill(used.Select(symbols.LetterOf), (letter, sum) => ConvolutionSymbols.EmbedLetter(parameters.Embeddings, letter, sum), byDimension);
        sets.Fill(used.Select(symbols.SetOf), (set, sum) => symbols.EmbedSet(parameters.Embeddings, set, sum), byDimension);
        foreach (var (slot, symbol) in used.Index())
        {
            slots.Add(symbol, slot);
            var (letter, set) = (letters.SlotOf(symbols.LetterOf(symbol)), sets.SlotOf(symbols.SetOf(symbol)));
            TensorPrimitives.Add(letters.Embedding(letter), sets.Embedding(set), OfSlot(embeddings, slot));
            TensorPrimitives.Add(letters.Row(letter), sets.Row(set), table.AsSpan(slot * ConvolutionShape.Matches, ConvolutionShape.Matches));
        }

        Table[^ConvolutionShape.Matches..].Clear();
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

    /// <summary>A filter's slope goes to the symbols of its best window.</summary>
    public void Add(ReadOnlySpan<int> symbols, int filter, int start, float slope)
    {
        var width = ConvolutionShape.WidthOf(filter);
        for (var place = Math.Max(0, -start); place < width && start + place < symbols.Length; place++)
        {
            if (symbols[start + place] != Nothing)
            {
                slopes.Add((symbols[start + place], ConvolutionShape.Column(filter, place), slope));
            }
        }
    }

    /// <summary>From what symbols added to filters to letters, classes and filters.</summary>
    /// <returns>The rows of the embeddings that are touched.</returns>
    public IReadOnlyCollection<int> PassOn(float[] ofEmbeddings, float[] ofFilters, ConvolutionParameters parameters)
    {
        Array.Clear(ofSymbols, 0, used.Count * ConvolutionShape.Dimensions);
        foreach (var (slot, match, slope) in slopes)
        {
            var symbol = OfSlot(ofSymbols, slot);
            var filter = OfSlot(ofFilters, match);
            TensorPrimitives.MultiplyAdd(OfSlot(parameters.Filters, match), slope, symbol, symbol);
            TensorPrimitives.MultiplyAdd(OfSlot(embeddings, slot), slope, filter, filter);
        }

        var touched = new HashSet<int>();
        foreach (var (slot, symbol) in used.Index())
        {
            foreach (var row in parameters.Symbols.RowsOf(symbol))
            {
                touched.Add(row);
                TensorPrimitives.Add(OfSlot(ofEmbeddings, row), OfSlot(ofSymbols, slot), OfSlot(ofEmbeddings, row));
            }
        }

        return touched;
    }

    private static Span<float> OfSlot(float[] values, int slot) => values.AsSpan(slot * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions);

    private void MakeRoom()
    {
        if (embeddings.Length < used.Count * ConvolutionShape.Dimensions)
        {
            // Half as many more again, so that this seldom happens.
            var room = used.Count * 3 / 2;
            (embeddings, ofSymbols) = (new float[room * ConvolutionShape.Dimensions], new float[room * ConvolutionShape.Dimensions]);
            table = new float[(room + 1) * ConvolutionShape.Matches];
        }
    }

    /// <summary>What the letters of a batch, or the sets of classes, add to the filters by themselves: far fewer than symbols.</summary>
    private sealed class Part
    {
        private readonly Dictionary<int, int> slots = [];
        private float[] embeddings = [];
        private float[] table = [];

        public delegate void Embed(int one, Span<float> sum);

        public int SlotOf(int one) => slots[one];

        public ReadOnlySpan<float> Embedding(int slot) => OfSlot(embeddings, slot);

        public ReadOnlySpan<float> Row(int slot) => table.AsSpan(slot * ConvolutionShape.Matches, ConvolutionShape.Matches);

        public void Fill(IEnumerable<int> all, Embed embed, float[] byDimension)
        {
            slots.Clear();
            foreach (var one in all)
            {
                slots.TryAdd(one, slots.Count);
            }

            if (embeddings.Length < slots.Count * ConvolutionShape.Dimensions)
            {
                (embeddings, table) = (new float[slots.Count * 2 * ConvolutionShape.Dimensions], new float[slots.Count * 2 * ConvolutionShape.Matches]);
            }

            foreach (var (one, slot) in slots)
            {
                embed(one, OfSlot(embeddings, slot));
            }

            ConvolutionTable.Fill(embeddings.AsSpan(0, slots.Count * ConvolutionShape.Dimensions), byDimension, table.AsSpan(0, slots.Count * ConvolutionShape.Matches));
        }
    }
}
