using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Views;

/// <summary>What a search looks through: number, place, enterprise, words of the reports, and of what was entered without one; width and case folded.</summary>
internal static class SearchWords
{
    private static readonly string[] None = [];

    public static HazardView ViewOf(Hazard hazard, IReadOnlyList<Report> reports)
    {
        var words = Of(hazard, reports);
        var open = reports.Where(report => !report.KeptFromUnit).ToList();
        return new(hazard, words, open.Count == reports.Count ? words : Of(hazard, open));
    }

    public static string Fold(string text) => OneForm.Of(text).ToLowerInvariant();

    /// <summary>All of which must be found: what was typed, parted at blanks.</summary>
    public static IReadOnlyList<string> Sought(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? None : Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Of(Hazard hazard, IReadOnlyList<Report> reports)
    {
        // Without reports (found by an inspection, or merged away) only the title says what it is.
        string[] own =
        [
            hazard.Number, hazard.Place, hazard.Major?.Enterprise ?? "", hazard.Paraphrase, reports.Count == 0 ? hazard.Title : "",
            hazard.Source == HazardSource.PublicReport ? "" : hazard.Verification?.Findings ?? "",
        ];
        return Fold(string.Join('\n', own.Concat(reports.SelectMany(report => new[] { report.Text, report.Place })).Where(text => text.Length > 0)));
    }
}
