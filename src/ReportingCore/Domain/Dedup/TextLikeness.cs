namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Likeness of two longer messages by their words alone. Rare character n-grams (names of places, roads, companies) weigh more; what one side
/// says of the other counts beside what they share, since a long letter and a short reminder may be of one matter.
/// </summary>
public sealed class TextLikeness
{
    private static readonly int[] Lengths = [2, 3, 4];
    private readonly Dictionary<string, int> documents = [];
    private readonly int total;

    /// <param name="background">Messages from which the rarity of n-grams is counted.</param>
    public TextLikeness(IEnumerable<string> background)
    {
        foreach (var text in background)
        {
            total++;
            foreach (var gram in Lengths.SelectMany(length => Grams(text, length)).Distinct())
            {
                documents[gram] = documents.GetValueOrDefault(gram) + 1;
            }
        }
    }

    public double Score(string a, string b)
    {
        var cosine = (Cosine(a, b, 2) + Cosine(a, b, 3)) / 2;
        var contained = Contained(a, b, 3);
        return (0.5 * cosine) + (0.3 * contained) + (0.2 * Math.Min(1, RarestShared(a, b)));
    }

    /// <summary>Cosine of the idf-weighted sets of n-grams.</summary>
    public double Cosine(string a, string b, int length)
    {
        var (left, right) = (Counts(a, length), Counts(b, length));
        var dot = left.Where(item => right.ContainsKey(item.Key)).Sum(item => item.Value * right[item.Key] * Math.Pow(Rarity(item.Key), 2));
        var norm = Norm(left) * Norm(right);
        return norm > 0 ? dot / norm : 0;
    }

    private double Contained(string a, string b, int length)
    {
        var (left, right) = (Counts(a, length), Counts(b, length));
        var shared = left.Keys.Where(right.ContainsKey).Sum(Rarity);
        var least = Math.Min(left.Keys.Sum(Rarity), right.Keys.Sum(Rarity));
        return least > 0 ? shared / least : 0;
    }

    /// <summary>Weight of the rare four-character stretches both have, saturating at about a handful.</summary>
    private double RarestShared(string a, string b)
    {
        var right = Counts(b, 4);
        var rare = Math.Log(1 + (total / 3.0));
        return Counts(a, 4).Keys.Where(right.ContainsKey).Count(gram => Rarity(gram) >= rare) / 8.0;
    }

    private double Norm(Dictionary<string, int> counts) => Math.Sqrt(counts.Sum(item => Math.Pow(item.Value * Rarity(item.Key), 2)));

    private double Rarity(string gram) => Math.Log((1.0 + total) / (1 + documents.GetValueOrDefault(gram))) + 0.01;

    private static Dictionary<string, int> Counts(string text, int length) =>
        Grams(text, length).GroupBy(gram => gram).ToDictionary(group => group.Key, group => group.Count());

    private static IEnumerable<string> Grams(string text, int length)
    {
        var words = new string(text.Where(c => char.IsLetterOrDigit(c) && !char.IsAsciiDigit(c)).ToArray());
        return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => words.Substring(i, length));
    }
}
