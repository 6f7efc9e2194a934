namespace PublicReport.Classifier.Model;

/// <summary>
/// A text longer than those a model has learnt from is read in parts: the corpus ends at 200 letters and people's letters do not, and in a
/// longer text more n-grams and phrases speak up by chance (measured in docs/routing.md).
/// </summary>
internal static class TextParts
{
    /// <summary>Of the texts learnt from, so many are no longer than what is read whole; the few longest, a correction may be one, do not stand for the rest.</summary>
    private const double Known = 0.999;

    /// <summary>A cut is made between clauses if one ends at most so many letters away.</summary>
    private const int Slack = 40;

    /// <summary>Letters of a text that is read whole, at most.</summary>
    /// <param name="lengths">In letters, of the texts learnt from.</param>
    public static int LongestKnown(IEnumerable<int> lengths)
    {
        var rising = lengths.Order().ToList();
        return Math.Max(1, rising[(int)Math.Ceiling(Known * (rising.Count - 1))]);
    }

    /// <summary>Parts of about equal length, none empty; the text itself if it is not longer.</summary>
    /// <param name="plain">Normalised: clauses are parted by a blank.</param>
    /// <param name="longest">In letters, of a part; a cut between clauses may add <see cref="Slack"/>.</param>
    public static IReadOnlyList<string> Of(string plain, int longest)
    {
        var count = (plain.Length + longest - 1) / longest;
        if (count <= 1)
        {
            return [plain];
        }

        var cuts = Enumerable.Range(1, count - 1).Select(number => Cut(plain, plain.Length * number / count)).Prepend(0).Append(plain.Length).ToList();
        return [.. cuts.Zip(cuts.Skip(1), (from, to) => plain[from..Math.Max(from, to)].Trim()).Where(part => part.Length > 0)];
    }

    /// <summary>The blank nearest to where a cut is wanted.</summary>
    private static int Cut(string plain, int wanted)
    {
        for (var away = 0; away <= Slack; away++)
        {
            if (BlankAt(wanted - away))
            {
                return wanted - away;
            }

            if (BlankAt(wanted + away))
            {
                return wanted + away;
            }
        }

        return wanted;

        bool BlankAt(int place) => place > 0 && place < plain.Length && plain[place] == ' ';
    }
}
