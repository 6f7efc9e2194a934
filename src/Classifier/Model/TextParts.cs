namespace PublicReport.Classifier.Model;

/// <summary>
/// A text longer than those of the corpus is read in parts by the domain model: the corpus ends at 200 letters and people's letters do not, and in
/// a longer text more n-grams and phrases speak up by chance. Its opening, where letters name their matter, is read once more by itself (measured
/// in docs/routing.md).
/// </summary>
internal static class TextParts
{
    /// <summary>A cut is made between clauses if one ends at most so many letters away.</summary>
    private const int Slack = 40;

    /// <summary>Letters of the opening, at least: no salutation fills them.</summary>
    private const int ShortestOpening = 16;

    /// <summary>The same, at most.</summary>
    private const int LongestOpening = 60;

    private const double OpeningShare = 0.2;

    /// <summary>
    /// The text itself if it is not longer; else its opening, and parts of about equal length that make up the text without the blanks at the cuts.
    /// </summary>
    /// <param name="plain">Normalised: clauses are parted by a blank.</param>
    /// <param name="longest">In letters, of a part; cuts between clauses may add twice <see cref="Slack"/>.</param>
    public static IReadOnlyList<TextPart> Of(string plain, int longest)
    {
        if (plain.Length <= longest)
        {
            return [new(0, plain.Length, 1)];
        }

        var cuts = Cuts(plain, ((plain.Length - 1) / longest) + 1);
        var parts = cuts.Zip(cuts.Skip(1), (from, to) => Trimmed(plain, from, to)).Where(part => part.Length > 0).ToList();
        var letters = parts.Sum(part => part.Length);
        return [new(0, Opening(plain), OpeningShare), .. parts.Select(part => new TextPart(part.Start, part.Length, (1 - OpeningShare) * part.Length / letters))];
    }

    /// <summary>Where parts begin and end, first and last place included.</summary>
    private static int[] Cuts(string plain, int parts) =>
        [0, .. Enumerable.Range(1, parts - 1).Select(number => Cut(plain, plain.Length * number / parts)), plain.Length];

    /// <summary>The blank nearest to where a cut is wanted, or that place if none is near.</summary>
    private static int Cut(string plain, int wanted) =>
        Enumerable.Range(0, Slack + 1).SelectMany(away => (int[])[wanted - away, wanted + away])
            .FirstOrDefault(place => place > 0 && place < plain.Length && plain[place] == ' ', wanted);

    private static (int Start, int Length) Trimmed(string plain, int from, int to) =>
        from < to && plain[from] == ' ' ? (from + 1, to - from - 1) : (from, to - from);

    private static int Opening(string plain)
    {
        var most = Math.Min(LongestOpening, plain.Length);
        var end = most <= ShortestOpening ? -1 : plain.IndexOf(' ', ShortestOpening, most - ShortestOpening);
        return end < 0 ? most : end;
    }
}

/// <param name="Start">Place of its first letter in the text.</param>
/// <param name="Length">In letters.</param>
/// <param name="Share">Of the say in what the text is; those of all parts add up to one.</param>
internal readonly record struct TextPart(int Start, int Length, double Share);
