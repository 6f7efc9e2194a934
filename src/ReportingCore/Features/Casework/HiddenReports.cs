using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;
using Jurisdiction = PublicReport.Jurisdictions.Jurisdiction;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Reports of a hazard whose originals somebody may not see: what the history tells of them, and that no act names them (architecture rule 9).</summary>
internal static class HiddenReports
{
    /// <summary>Staff write down here what a reporter has told them.</summary>
    private static readonly Act[] ReportersWords = [Act.FileObjection, Act.RecordWithdrawal];

    /// <param name="hidden">Reports the reader may not see.</param>
    /// <param name="events">The whole history.</param>
    /// <param name="withheld">The reader knows that originals of the hazard are kept back; otherwise not even that there is such a report is told.</param>
    public static IReadOnlyList<AuditEvent> Without(HashSet<ReportId> hidden, IReadOnlyList<AuditEvent> events, bool withheld) =>
    [
        .. events
            .Where(entry => withheld || !TellsOf(hidden, entry) || ActNames.Parse(entry.Act) is not null)
            .Select(entry => TellsOf(hidden, entry)
                ? entry with { Report = null, Note = ActNames.Parse(entry.Act) is { } act && !ReportersWords.Contains(act) ? entry.Note : "" }
                : entry),
    ];

    /// <returns>Null when there is none or the person may see it: who may not read a report may not act on it by its name either.</returns>
    public static async Task<Refusal?> RefuseAsync(
        TownshipTransaction transaction, Actor actor, Hazard hazard, ReportId? named, Jurisdiction jurisdiction) =>
        named is { } id && await transaction.FindReportAsync(id) is { } report && !HazardAccess.SeesOriginal(actor, hazard, report, jurisdiction)
            ? new(RefusalKind.NotFound, "report-not-found")
            : null;

    private static bool TellsOf(HashSet<ReportId> hidden, AuditEvent entry) => entry.Report is { } report && hidden.Contains(report);
}
