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
    private readonly short[] thresholds;
    private readonly float unit;

    public ConvolutionModel(ConvolutionParameters parameters)
    {
        Parameters = parameters;
        var exact = new float[(parameters.Letters.Length + 2) * ConvolutionShape.Matches];
        ConvolutionTable.Fill(parameters.Embeddings, ConvolutionTable.ByDimension(parameters.Filters), exact);
        // No window can add up to more than a 16-bit number holds.
        var greatest = (ConvolutionShape.Widest * TensorPrimitives.MaxMagnitude<float>(exact)) + Math.Abs(TensorPrimitives.MaxMagnitude<float>(parameters.Thresholds));
        unit = Math.Abs(greatest) / (short.MaxValue - ConvolutionShape.Widest - 1);
        (table, thresholds) = (Whole(exact), Whole(parameters.Thresholds));
    }

    public ConvolutionParameters Parameters { get; }

    public string[] Labels => Parameters.Labels;

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    /// <param name="plain">A text normalised already.</param>
    public float[] Score(string plain)
    {
        matches ??= new();
        matches.Find(Rows(plain), table, thresholds);
        var scores = (float[])Parameters.Bias.Clone();
        for (var filter = 0; filter < matches.Best.Length; filter++)
        {
            if (matches.Best[filter] > 0)
            {
                TensorPrimitives.MultiplyAdd(Parameters.Weights.AsSpan(filter * scores.Length, scores.Length), matches.Best[filter] * unit, scores, scores);
            }
        }

        return scores;
    }

    /// <summary>What each letter added to a score, above the average label: a filter's part goes to the letters of its window by what they added to the match.</summary>
    public double[] Attribute(string plain, int label)
    {
        var rows = Rows(plain);
        var best = new BestMatches<short>();
        best.Find(rows, table, thresholds);
        var spread = new double[plain.Length];
        for (var filter = 0; filter < best.Best.Length; filter++)
        {
            if (best.Best[filter] == 0)
            {
                continue;
            }

            var weights = Parameters.Weights.AsSpan(filter * Labels.Length, Labels.Length);
            var part = best.Best[filter] * unit * (weights[label] - (TensorPrimitives.Sum<float>(weights) / Labels.Length));
            var shares = Shares(rows, filter, best.Starts[filter]);
            foreach (var (letter, share) in shares)
            {
                spread[letter] += part * share / shares.Sum(one => one.Share);
            }
        }

        return spread;
    }

    /// <summary>The letters of a filter's window that spoke for it.</summary>
    private List<(int Letter, double Share)> Shares(int[] rows, int filter, int start)
    {
        var width = ConvolutionShape.WidthOf(filter);
        return [.. Enumerable.Range(0, width).Where(place => start + place >= 0 && start + place < rows.Length)
            .Select(place => (start + place, Share: (double)table[(rows[start + place] * ConvolutionShape.Matches) + ConvolutionShape.Offset(width, place) + filter - ConvolutionShape.First(width)]))
            .Where(one => one.Share > 0)];
    }

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
