using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>
/// A convolutional network over letters (Kim, "Convolutional Neural Networks for Sentence Classification", 2014): each filter looks for its own
/// kind of phrase of two to four letters, in other words too, and only its best match in the text counts, so half a sentence of a long letter is
/// heard like a report of its own. Served from a table of what every letter adds to every filter, so that scoring only adds; the table is of 16-bit
/// numbers, for reading it is what takes time.
/// </summary>
internal sealed class ConvolutionModel
{
    [ThreadStatic]
    private static BestMatches<short>? matches;

    private readonly short[] table;
    private readonly short[] filterBias;
    private readonly float unit;

    public ConvolutionModel(ConvolutionParameters parameters)
    {
        Parameters = parameters;
        var exact = new float[(parameters.Letters.Length + 2) * ConvolutionShape.Matches];
        ConvolutionTable.Fill(parameters.Embeddings, ConvolutionTable.ByDimension(parameters.Filters), exact);
        // No window can add up to more than a 16-bit number holds, each of its parts rounded.
        var greatest = (ConvolutionShape.Widest * Magnitude(exact)) + Magnitude(parameters.FilterBias);
        unit = greatest / (short.MaxValue - ConvolutionShape.Widest - 1);
        (table, filterBias) = (Whole(exact), Whole(parameters.FilterBias));
    }

    public ConvolutionParameters Parameters { get; }

    public string[] Labels => Parameters.Labels;

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    /// <param name="plain">A text normalised already.</param>
    public float[] Score(string plain) => Parameters.Scores(Best(Rows(plain)).Best, unit);

    /// <summary>
    /// What each letter added to a score, above the average label: a filter's part goes to the letters of its window by what they added to the match.
    /// </summary>
    public double[] Attribute(string plain, int label)
    {
        var rows = Rows(plain);
        var best = Best(rows);
        var spread = new double[plain.Length];
        for (var filter = 0; filter < best.Best.Length; filter++)
        {
            var shares = best.Best[filter] == 0 ? [] : Shares(rows, filter, best.Starts[filter]);
            var weights = Parameters.WeightsOf(filter);
            var part = best.Best[filter] * unit * (weights[label] - (TensorPrimitives.Sum(weights) / Labels.Length)) / shares.Sum(one => one.Share);
            foreach (var (letter, share) in shares)
            {
                spread[letter] += part * share;
            }
        }

        return spread;
    }

    private static float Magnitude(float[] values) => Math.Abs(TensorPrimitives.MaxMagnitude<float>(values));

    private BestMatches<short> Best(int[] rows)
    {
        matches ??= new();
        matches.Find(rows, table, filterBias);
        return matches;
    }

    /// <summary>The letters of a filter's window that spoke for it.</summary>
    private List<(int Letter, double Share)> Shares(int[] rows, int filter, int start) =>
        [.. Enumerable.Range(0, ConvolutionShape.WidthOf(filter)).Where(place => start + place >= 0 && start + place < rows.Length)
            .Select(place => (start + place, Share: (double)table[(rows[start + place] * ConvolutionShape.Matches) + ConvolutionShape.Column(filter, place)]))
            .Where(one => one.Share > 0)];

    private short[] Whole(float[] values) => Array.ConvertAll(values, value => (short)MathF.Round(value / unit));

    private int[] Rows(string plain)
    {
        var rows = new int[plain.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = Parameters.RowOf(plain[index]);
        }

        return rows;
    }
}
