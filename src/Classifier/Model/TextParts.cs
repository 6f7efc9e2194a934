namespace PublicReport.Classifier.Model;

/// <summary>
/// A text longer than those a model has learnt from is read in parts: the corpus ends at 200 letters and people's letters do not, and in a
/// longer text more n-grams and phrases speak up by chance. Its opening, where letters name their matter, is read once more by itself (measured in
/// docs/routing.md).
/// </summary>
internal static class TextParts
{
    /// <summary>Of the texts learnt from, so many are no longer than what is read whole; the few longest, a correction may be one, do not stand for the rest.</summary>
    private const double Known = 0.999;

    /// <summary>A cut is made between clauses if one ends at most so many letters away.</summary>
    private const int Slack = 40;

    /// <summary>Letters of the opening, at least: no salutation fills them.</summary>
    private const int ShortestOpening = 16;

    /// <summary>The same, at most.</summary>
    private const int LongestOpening = 60;

    private const double OpeningShare = 0.2;

    /// <summary>Letters of a text that is read whole, at most.</summary>
    /// <param name="lengths">In letters, of the texts learnt from.</param>
    public static int LongestKnown(IEnumerable<int> lengths)
    {
        var rising = lengths.Order().ToList();
        return Math.Max(1, rising[(int)Math.Ceiling(Known * (rising.Count - 1))]);
    }

    /// <summary>The text itself if it is not longer; else its opening, and parts of about equal length that make up the text, none empty.</summary>
    /// <param name="plain">Normalised: clauses are parted by a blank.</param>
    /// <param name="longest">In letters, of a part; a cut between clauses may add twice <see cref="Slack"/>.</param>
    public static IReadOnlyList<TextPart> Of(string plain, int longest)
    {
        if (plain.Length <= longest)
        {
            return [new(0, plain.Length, 1)];
        }

        var count = (plain.Length + longest - 1) / longest;
        var cuts = Enumerable.Range(1, count - 1).Select(number => Cut(plain, plain.Length * number / count)).Prepend(0).Append(plain.Length).ToList();
        var parts = cuts.Zip(cuts.Skip(1), (from, to) => Between(plain, from, to)).Where(part => part.Length > 0).ToList();
        var letters = parts.Sum(part => part.Length);
        return [new(0, Opening(plain), OpeningShare), .. parts.Select(part => part with { Share = (1 - OpeningShare) * part.Length / letters })];
    }

    private static TextPart Between(string plain, int from, int to)
    {
        var start = plain[from] == ' ' ? from + 1 : from;
        return new(start, to - start, 0);
    }

    private static int Opening(string plain)
    {
        var most = Math.Min(LongestOpening, plain.Length);
        var end = most <= ShortestOpening ? -1 : plain.IndexOf(' ', ShortestOpening, most - ShortestOpening);
        return end < 0 ? most : end;
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

/// <param name="Start">Place of its first letter in the text.</param>
/// <param name="Length">In letters.</param>
/// <param name="Share">Of the say in what the text is; those of all parts add up to one.</param>
internal readonly record struct TextPart(int Start, int Length, double Share);
