using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>Which acts a reporter is told of, as what; all others, and every note, stay between the offices.</summary>
internal static class ToldSteps
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["report-submitted"] = "registered",
        ["report-joined"] = "registered",
        ["accept"] = "accepted",
        ["decline"] = "declined",
        ["assign-jointly"] = "assigned",
        ["sign-for"] = "verifying",
        ["verify"] = "verified",
        ["rectify-at-once"] = "rectifying",
        ["rectify-by-date"] = "rectifying",
        ["declare-major"] = "rectifying",
        ["send-back"] = "rectifying",
        ["hand-to-enforcement"] = "enforcement",
        ["report-rectification"] = "rectified",
        ["reinspect"] = "reinspected",
        ["write-off"] = "written-off",
        ["pass-outside"] = "passed-outside",
        ["emergency-hand-over"] = "escalated",
        ["record-conclusion-above"] = "concluded-above",
        ["approve-extension"] = "extended",
        ["ask-for-more"] = "asked",
        ["reply-finally"] = "replied",
        ["file-objection"] = "objected",
        ["decide-objection"] = "objection-decided",
        ["report-withdrawn"] = "withdrawn",
        ["record-withdrawal"] = "withdrawn",
        ["report-supplemented"] = "supplemented",
        ["report-insisted"] = "insisted",
    };

    private static readonly string[] NoStates = ["supplemented", "insisted", "extended", "asked", "replied", "objected", "objection-decided"];

    public static IReadOnlyList<TrackStep> Of(IEnumerable<AuditEvent> events, Report report, Func<AuditEvent, string> office) => events
        .Where(entry => Codes.ContainsKey(entry.Act) && entry.Details.GetValueOrDefault("granted") != "no" && Concerns(entry, report))
        .Select(entry => new TrackStep(entry.At, Code(entry), office(entry)))
        .ToList();

    /// <summary>The state the steps lead to.</summary>
    public static string State(IReadOnlyList<TrackStep> steps) => steps.LastOrDefault(step => !NoStates.Contains(step.Code))?.Code ?? "registered";

    /// <summary>What names a report is told to its reporter; a decision on several objections to each of them.</summary>
    private static bool Concerns(AuditEvent entry, Report report) => entry.Report is null || entry.Report == report.Id
        || entry.Details.GetValueOrDefault("reports", "").Split(' ').Contains(report.Id.Value);

    /// <summary>Two acts end differently; the state after says how.</summary>
    private static string Code(AuditEvent entry) => (entry.Act, entry.Details.GetValueOrDefault("state")) switch
    {
        ("verify", nameof(HazardState.Unfounded)) => "unfounded",
        ("verify", nameof(HazardState.Escalated)) => "escalated",
        ("reinspect", nameof(HazardState.Rectifying)) => "rectifying",
        _ => Codes[entry.Act],
    };
}
