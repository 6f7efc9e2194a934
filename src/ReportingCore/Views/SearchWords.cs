using System.Text;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Views;

/// <summary>What a search looks through: number, place, words of the reports, and of what was entered without one; width and case folded.</summary>
internal static class SearchWords
{
    public static string Of(Hazard hazard, IEnumerable<Report> reports) =>
        Fold(string.Join('\n', reports.SelectMany(report => new[] { report.Text, report.Place })
            .Prepend(hazard.Place).Prepend(hazard.Number).Append(hazard.Major?.Enterprise)
            .Append(hazard.Source == HazardSource.PublicReport ? "" : hazard.Verification?.Findings)));

    public static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
