using System.Globalization;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Probability that two reports are of one hazard. What the trainer found (<c>Data/scorer.tsv</c>, written by <c>tests/Load -- dedup-train</c>) is
/// read as plain numbers, so that serving needs no learning library: regression trees or weights of products add up, Platt's sigmoid calibrates.
/// </summary>
public sealed class PairScorer
{
    private readonly List<RegressionTree> trees = [];
    private readonly List<(int First, int Second, double Value)> weights = [];
    private readonly double bias;
    private readonly double slope;
    private readonly double offset;

    /// <exception cref="InvalidDataException">The file was trained for other features.</exception>
    public PairScorer(IEnumerable<string> lines)
    {
        foreach (var cells in lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            switch (cells[0])
            {
                case "features" when !cells.Skip(1).SequenceEqual(PairFeatures.Names):
                    throw new InvalidDataException("The pair scorer was trained for other features; run dedup-train.");
                case "sigmoid":
                    (slope, offset) = (Number(cells[1]), Number(cells[2]));
                    break;
                case "thresholds":
                    (JoinFrom, SuggestFrom) = (Number(cells[1]), Number(cells[2]));
                    break;
                case "bias":
                    bias = Number(cells[1]);
                    break;
                case "weight":
                    weights.Add(((int)Number(cells[1]), (int)Number(cells[2]), Number(cells[3])));
                    break;
                case "tree":
                    trees.Add(RegressionTree.Read(cells));
                    break;
            }
        }
    }

    public static PairScorer Shipped { get; } = new(DedupData.Lines("scorer.tsv"));

    /// <summary>Joined without asking from here on.</summary>
    public double JoinFrom { get; }

    /// <summary>Shown to the handler from here on.</summary>
    public double SuggestFrom { get; }

    /// <summary>Single features, and with <paramref name="products"/> each times each; −1 stands for "alone".</summary>
    public static IReadOnlyList<(int First, int Second)> Terms(bool products) => Enumerable.Range(0, PairFeatures.Names.Count)
        .SelectMany(first => Enumerable.Range(-1, products ? first + 1 : 1).Select(second => (first, second))).ToList();

    public static double[] Expand(double[] features, IReadOnlyList<(int First, int Second)> terms) =>
        terms.Select(term => Value(features, term.First, term.Second)).ToArray();

    public double Score(double[] features)
    {
        var sum = bias + trees.Sum(tree => tree.Value(features)) + weights.Sum(weight => Value(features, weight.First, weight.Second) * weight.Value);
        return 1 / (1 + Math.Exp((slope * sum) + offset));
    }

    private static double Value(double[] features, int first, int second) => features[first] * (second < 0 ? 1 : features[second]);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>Inner nodes by index; a child below zero is the leaf of its complement.</summary>
internal sealed record RegressionTree(int[] Features, double[] Thresholds, int[] Left, int[] Right, double[] Leaves)
{
    /// <summary>Cells: "tree", features, thresholds, left children, right children, leaf values, each list with blanks.</summary>
    public static RegressionTree Read(string[] cells) => new(
        Integers(cells[1]), Doubles(cells[2]), Integers(cells[3]), Integers(cells[4]), Doubles(cells[5]));

    public double Value(double[] features)
    {
        if (Features.Length == 0)
        {
            return Leaves[0];
        }

        var node = 0;
        while (node >= 0)
        {
            node = features[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
        }

        return Leaves[~node];
    }

    private static int[] Integers(string cell) =>
        cell.Length == 0 ? [] : Array.ConvertAll(cell.Split(' '), item => int.Parse(item, CultureInfo.InvariantCulture));

    private static double[] Doubles(string cell) =>
        cell.Length == 0 ? [] : Array.ConvertAll(cell.Split(' '), item => double.Parse(item, CultureInfo.InvariantCulture));
}
