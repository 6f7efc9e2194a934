using System.Runtime.InteropServices;
using PublicReport.Text;

namespace PublicReport.Classifier.Corpus;

/// <summary>Finds near-copies by Jaccard's coefficient of character 3-grams, through an index, so that no pair without a common 3-gram is looked at.</summary>
internal sealed class Likeness
{
    private const int Length = 3;

    private readonly List<int> sizes = [];
    private readonly Dictionary<ulong, List<int>> postings = [];
    private readonly Dictionary<int, int> shared = [];

    /// <returns>The texts added before that are more alike than the limit, in the order they were added.</returns>
    public IReadOnlyList<int> FindAbove(double limit, string text)
    {
        var grams = Grams(text);
        shared.Clear();
        foreach (var gram in grams)
        {
            foreach (var other in postings.GetValueOrDefault(gram) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _)++;
            }
        }

        return shared.Where(entry => entry.Value > limit * (grams.Count + sizes[entry.Key] - entry.Value)).Select(entry => entry.Key).Order().ToList();
    }

    public void Add(string text)
    {
        var grams = Grams(text);
        foreach (var gram in grams)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(postings, gram, out _) ??= []).Add(sizes.Count);
        }

        sizes.Add(grams.Count);
    }

    /// <summary>Spelling, capitals and signs do not hide a copy.</summary>
    private static HashSet<ulong> Grams(string text)
    {
        var letters = PlainText.Normalize(text).Replace(" ", "", StringComparison.Ordinal);
        var grams = new HashSet<ulong>();
        for (var start = 0; start + Length <= letters.Length; start++)
        {
            grams.Add(((ulong)letters[start] << 32) | ((ulong)letters[start + 1] << 16) | letters[start + 2]);
        }

        return grams;
    }
}
