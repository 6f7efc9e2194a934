using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>
/// A convolutional network over letters (Kim, "Convolutional Neural Networks for Sentence Classification", 2014): each filter looks for its own
/// kind of phrase of two to four letters, in other words too, and only its best match in the text counts, so half a sentence of a long letter is
/// heard like a report of its own. Served from tables of what every letter and every set of word classes adds to every filter, so that scoring only
/// adds; they are of 16-bit numbers, for reading them is what takes time.
/// </summary>
internal sealed class ConvolutionModel
{
    /// <summary>
    /// Letters of a text for which a thread keeps room (1.2 MB). What is served reads shorter parts; letters of a foreign corpus are read whole, and
    /// their room is given back.
    /// </summary>
    private const int LongestKept = 512;

    [ThreadStatic]
    private static BestMatches<short>? matches;

    [ThreadStatic]
    private static ConvolutionText? laid;

    private readonly ConvolutionText.Tables tables;
    private readonly short[] filterBias;
    private readonly float unit;

    public ConvolutionModel(ConvolutionParameters parameters)
    {
        Parameters = parameters;
        var filters = ConvolutionTable.ByDimension(parameters.Filters);
        var letters = new float[parameters.Symbols.LetterRows * ConvolutionShape.Matches];
        var sets = new float[parameters.Words.Sets * ConvolutionShape.Matches];
        ConvolutionTable.Fill(parameters.Embeddings.AsSpan(0, parameters.Symbols.LetterRows * ConvolutionShape.Dimensions), filters, letters);
        ConvolutionTable.Fill(EmbeddingsOfSets(parameters), filters, sets);
        // No window can add up to more than a 16-bit number holds, each of its parts rounded.
        var greatest = (ConvolutionShape.Widest * (Magnitude(letters) + Magnitude(sets))) + Magnitude(parameters.FilterBias);
        unit = greatest / (short.MaxValue - (2 * ConvolutionShape.Widest) - 1);
        (tables, filterBias) = (new(Whole(letters), Whole(sets)), Whole(parameters.FilterBias));
    }

    public ConvolutionParameters Parameters { get; }

    public string[] Labels => Parameters.Labels;

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    /// <param name="plain">A text normalised already.</param>
    public float[] Score(string plain) => Parameters.Scores(Best(Lay(plain)).Best, unit);

    /// <summary>
    /// What each letter added to a score, above the average label: a filter's part goes to the letters of its window by what they added to the match.
    /// </summary>
    public double[] Attribute(string plain, int label)
    {
        var text = Lay(plain);
        var best = Best(text);
        var spread = new double[plain.Length];
        for (var filter = 0; filter < best.Best.Length; filter++)
        {
            var shares = best.Best[filter] == 0 ? [] : Shares(text, filter, best.Starts[filter]);
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

    private static float[] EmbeddingsOfSets(ConvolutionParameters parameters)
    {
        var sums = new float[parameters.Words.Sets * ConvolutionShape.Dimensions];
        for (var set = 0; set < parameters.Words.Sets; set++)
        {
            parameters.Symbols.EmbedSet(parameters.Embeddings, set, sums.AsSpan(set * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions));
        }

        return sums;
    }

    private ConvolutionText Lay(string plain)
    {
        var text = plain.Length > LongestKept ? new() : laid ??= new();
        text.Lay(Parameters.Symbols.Read(plain), Parameters.Symbols, tables);
        return text;
    }

    private BestMatches<short> Best(ConvolutionText text)
    {
        matches ??= new();
        matches.Find(text.Rows, text.Table, filterBias);
        return matches;
    }

    /// <summary>The letters of a filter's window that spoke for it.</summary>
    private static List<(int Letter, double Share)> Shares(ConvolutionText text, int filter, int start) =>
        [.. Enumerable.Range(0, ConvolutionShape.WidthOf(filter)).Where(place => start + place >= 0 && start + place < text.Rows.Length)
            .Select(place => (start + place, Share: (double)text.Table[((start + place) * ConvolutionShape.Matches) + ConvolutionShape.Column(filter, place)]))
            .Where(one => one.Share > 0)];

    private short[] Whole(float[] values) => Array.ConvertAll(values, value => (short)MathF.Round(value / unit));
}
