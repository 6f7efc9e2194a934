using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>What may go into what, for a merge and for taking back a split.</summary>
internal static class MergeGuard
{
    public static Refusal ObjectionOpen { get; } = new(RefusalKind.NotAllowedNow, "objection-open", "a report with an open objection stays where it is reviewed");

    /// <param name="source">Ends as merged: its place in the ledger and its listing end with it.</param>
    /// <param name="into">Must have whatever of these the other would lose.</param>
    /// <returns>Null when it may.</returns>
    public static Refusal? Refuse(Hazard source, Hazard into)
    {
        if (!Joining.ReportsMayMove(source.State) || !Joining.ReportsMayMove(into.State))
        {
            return new(RefusalKind.NotAllowedNow, "act-not-allowed", "only open hazards can be merged");
        }

        if (HasOpenObjection(source, source.Reports))
        {
            return ObjectionOpen;
        }

        // The department would begin anew with what it has accepted already, and its days with it.
        if (IsAccepted(source) && !IsAccepted(into))
        {
            return new(RefusalKind.NotAllowedNow, "accepted-is-merged-into", "merge the other hazard into this one");
        }

        return (source.Major is not null && into.Major is null) || (source.Supervision.IsListed && !into.Supervision.IsListed)
            ? new(RefusalKind.NotAllowedNow, "major-is-merged-into", "merge the other hazard into this one")
            : null;
    }

    /// <summary>A review is decided where it was filed, so a report stays there until it is.</summary>
    public static bool HasOpenObjection(Hazard hazard, IEnumerable<ReportId> moved) =>
        hazard.Objections.Any(objection => objection.Upheld is null && moved.Contains(objection.Report));

    private static bool IsAccepted(Hazard hazard) =>
        hazard.State is not (HazardState.Registered or HazardState.AwaitingReporter) && hazard.Milestones.Any(milestone => milestone.Act == "accept");
}
