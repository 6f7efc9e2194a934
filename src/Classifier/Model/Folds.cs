using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>Splits rows so that texts which resemble each other never lie on both sides.</summary>
internal static class Folds
{
    private const double Alike = 0.3;

    /// <returns>The fold of each row; every fold gets about the same number.</returns>
    public static int[] Assign(IReadOnlyList<string> texts, int folds)
    {
        var likeness = new Likeness();
        var families = new int[texts.Count];
        for (var index = 0; index < texts.Count; index++)
        {
            families[index] = index;
            foreach (var other in likeness.FindAbove(Alike, texts[index]))
            {
                families[Root(families, other)] = Root(families, index);
            }

            likeness.Add(texts[index]);
        }

        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, texts.Count).Select(index => Root(families, index))
            .Select(root => numbers.TryGetValue(root, out var number) ? number : numbers[root] = numbers.Count % folds)];
    }

    private static int Root(int[] families, int index)
    {
        while (families[index] != index)
        {
            index = families[index] = families[families[index]];
        }

        return index;
    }
}
