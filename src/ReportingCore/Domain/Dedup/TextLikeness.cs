using System.Text.RegularExpressions;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Likeness of two longer messages by their words alone. Each sign speaks for or against one matter; how loudly was learned from invented letters
/// (<c>Data/text-weights.tsv</c>, docs/dedup.md), no sign ever against its sense. Rarity of n-grams is counted in the messages at hand.
/// </summary>
public sealed partial class TextLikeness
{
    public static IReadOnlyList<string> Names { get; } =
        ["words", "title-inside", "titles-inside", "longest-stretch", "area-same", "area-other", "name-same", "name-other"];

    private const int LongestStretch = 12;
    private const int LongestTitle = 40;
    private readonly Dictionary<string, int> documents = [];
    private readonly int total;

    /// <param name="background">Messages from which the rarity of bigrams is counted.</param>
    public TextLikeness(IEnumerable<string> background)
    {
        foreach (var text in background)
        {
            total++;
            foreach (var gram in Grams(Letters(text), 2).Distinct())
            {
                documents[gram] = documents.GetValueOrDefault(gram) + 1;
            }
        }
    }

    /// <summary>Weight, average and spread of each sign; the first line is the bias.</summary>
    private static List<double[]> Shipped { get; } = DedupData.Lines("text-weights.tsv").Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => Array.ConvertAll(line.Split('\t')[1..], cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture))).ToList();

    /// <summary>Probability that both are of one matter, among pairs somebody thought worth comparing.</summary>
    public double Score(string a, string b)
    {
        var sum = Shipped[0][0] + Features(a, b).Zip(Shipped.Skip(1)).Sum(item => item.Second[0] * (item.First - item.Second[1]) / item.Second[2]);
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>In the order of <see cref="Names"/>; signs against are negative.</summary>
    public double[] Features(string a, string b)
    {
        var (left, right) = (Stamp().Replace(a, ""), Stamp().Replace(b, ""));
        var (wordsA, wordsB) = (Letters(left), Letters(right));
        var titles = new[] { Inside(Title(left), wordsB), Inside(Title(right), wordsA) };
        var (areasA, areasB) = (Found(Area(), left), Found(Area(), right));
        var (namesA, namesB) = (Found(Named(), left), Found(Named(), right));
        return
        [
            Cosine(wordsA, wordsB, damped: true), titles.Max(), titles.Min(), Stretch(wordsA, wordsB),
            One(areasA.Overlaps(areasB)), -One(Disjoint(areasA, areasB)), One(namesA.Overlaps(namesB)), -One(Disjoint(namesA, namesB)),
        ];
    }

    /// <summary>The yardstick: cosine of the idf-weighted bigram counts of the whole texts.</summary>
    public double BigramCosine(string a, string b) => Cosine(Letters(a), Letters(b), damped: false);

    private double Cosine(string a, string b, bool damped)
    {
        var (left, right) = (Weights(a, damped), Weights(b, damped));
        var dot = left.Sum(item => item.Value * right.GetValueOrDefault(item.Key));
        var norm = Math.Sqrt(left.Values.Sum(value => value * value) * right.Values.Sum(value => value * value));
        return norm > 0 ? dot / norm : 0;
    }

    private Dictionary<string, double> Weights(string words, bool damped) => Grams(words, 2).GroupBy(gram => gram)
        .ToDictionary(group => group.Key, group => (damped ? 1 + Math.Log(group.Count()) : group.Count()) * Rarity(group.Key));

    /// <summary>How much of a title, by rarity, the other message says anywhere.</summary>
    private double Inside(string title, string other)
    {
        var grams = Grams(title, 2).Distinct().ToList();
        var all = grams.Sum(Rarity);
        return all > 0 ? grams.Where(gram => other.Contains(gram, StringComparison.Ordinal)).Sum(Rarity) / all : 0;
    }

    private static double Stretch(string a, string b)
    {
        var length = 1;
        while (length < LongestStretch && Grams(a, length + 1).ToHashSet().Overlaps(Grams(b, length + 1)))
        {
            length++;
        }

        return length;
    }

    private double Rarity(string gram) => Math.Log((1.0 + total) / (1 + documents.GetValueOrDefault(gram))) + 0.01;

    private static string Title(string text)
    {
        var end = text.IndexOfAny(['。', '？', '！', '?', '!']);
        return Letters(text[..Math.Min(LongestTitle, end < 0 ? text.Length : end)]);
    }

    private static string Letters(string text) => new(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());

    private static IEnumerable<string> Grams(string words, int length) => Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => words.Substring(i, length));

    private static HashSet<string> Found(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Value).ToHashSet();

    private static bool Disjoint(HashSet<string> a, HashSet<string> b) => a.Count > 0 && b.Count > 0 && !a.Overlaps(b);

    private static double One(bool holds) => holds ? 1 : 0;

    /// <summary>A time in brackets in front is when it was sent, not what it says.</summary>
    [GeneratedRegex(@"^\[[^\]]*\]\s*")]
    private static partial Regex Stamp();

    /// <summary>Cities, districts and counties, also under cover letters ("A7县").</summary>
    [GeneratedRegex("[A-Z][0-9]*[市区县镇乡]|[\u4e00-\u9fff]{2}(?:区|县|镇|乡)(?!民|域|政|长|委)")]
    private static partial Regex Area();

    [GeneratedRegex("[\u4e00-\u9fff]{2}(?:小区|花园|新城|大厦|公寓|广场|学校|小学|中学|幼儿园|医院|公司|集团|路|街道|村|社区|大道|项目|号线|城|苑|府|湾|庭)")]
    private static partial Regex Named();
}
