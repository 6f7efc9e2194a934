using System.Globalization;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Corpus;

/// <summary>What the corpus promises, checked row by row; every breach is one line that names file and text.</summary>
internal static class CorpusCheck
{
    public const int Shortest = 6;
    public const int Longest = 200;
    public const double MostAlike = 0.5;
    public const double KeywordFree = 0.5;
    public const int RowsPerDomain = 250;
    public const int RowsOutOfScope = 1500;
    private const int UrgentRows = 300;
    private const int Shown = 24;

    /// <param name="rows">The corpus.</param>
    /// <param name="keywords">The obvious words of each domain, see <see cref="CorpusFiles.ReadWords"/>.</param>
    /// <param name="foreign">Texts the corpus must not resemble.</param>
    public static IReadOnlyList<string> Breaches(
        IReadOnlyList<CorpusRow> rows,
        IReadOnlyDictionary<string, IReadOnlyList<string>> keywords,
        IEnumerable<(string File, string Text)> foreign) =>
        [.. Labels(rows), .. Sizes(rows), .. Lengths(rows), .. Keywords(rows, keywords), .. Copies(rows, foreign)];

    /// <summary>Share of a domain's rows without any of its obvious words; null without rows.</summary>
    public static double? ShareWithoutKeyword(IEnumerable<CorpusRow> rows, IReadOnlyList<string> words)
    {
        var free = rows.Select(row => !words.Any(word => row.Text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        return free.Count == 0 ? null : (double)free.Count(one => one) / free.Count;
    }

    private static IEnumerable<string> Labels(IReadOnlyList<CorpusRow> rows) =>
        from row in rows
        from label in row.Alternatives.Append(row.Primary)
        where !SafetyDomain.IsKnown(label) || row.Alternatives.Contains(row.Primary)
        select $"{row.Primary}: label {label} is unknown or named twice: {Start(row.Text)}";

    private static IEnumerable<string> Sizes(IReadOnlyList<CorpusRow> rows)
    {
        var counts = rows.CountBy(row => row.Primary).ToDictionary();
        foreach (var label in SafetyDomain.All.Append(SafetyDomain.OutOfScope))
        {
            var wanted = label == SafetyDomain.OutOfScope ? RowsOutOfScope : RowsPerDomain;
            if (counts.GetValueOrDefault(label) < wanted)
            {
                yield return $"{label}: {counts.GetValueOrDefault(label)} rows, {wanted} wanted";
            }
        }

        if (rows.Count(row => row.Urgent) < UrgentRows)
        {
            yield return $"{rows.Count(row => row.Urgent)} urgent rows, {UrgentRows} wanted";
        }
    }

    private static IEnumerable<string> Lengths(IReadOnlyList<CorpusRow> rows) => rows
        .Where(row => new StringInfo(row.Text).LengthInTextElements is < Shortest or > Longest)
        .Select(row => $"{row.Primary}: {row.Text.Length} characters, {Shortest} to {Longest} wanted: {Start(row.Text)}");

    private static IEnumerable<string> Keywords(IReadOnlyList<CorpusRow> rows, IReadOnlyDictionary<string, IReadOnlyList<string>> keywords)
    {
        foreach (var domain in SafetyDomain.All)
        {
            var words = keywords.GetValueOrDefault(domain) ?? [];
            var share = ShareWithoutKeyword(rows.Where(row => row.Primary == domain), words);
            if (words.Count == 0 || share < KeywordFree)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{domain}: {share:P0} of the rows lack its obvious words ({words.Count}), {KeywordFree:P0} wanted");
            }
        }
    }

    private static IEnumerable<string> Copies(IReadOnlyList<CorpusRow> rows, IEnumerable<(string File, string Text)> foreign)
    {
        var seen = new Likeness();
        foreach (var row in rows)
        {
            foreach (var other in seen.FindAbove(MostAlike, row.Text))
            {
                yield return $"{row.Primary}: {Start(row.Text)} is nearly {rows[other].Primary}: {Start(rows[other].Text)}";
            }

            seen.Add(row.Text);
        }

        foreach (var (file, text) in foreign)
        {
            foreach (var own in seen.FindAbove(MostAlike, text))
            {
                yield return $"{rows[own].Primary}: {Start(rows[own].Text)} is nearly a text of {file}";
            }
        }
    }

    private static string Start(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
