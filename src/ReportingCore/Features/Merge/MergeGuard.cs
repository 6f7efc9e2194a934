using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>What may go into what, for a merge and for taking back a split.</summary>
internal static class MergeGuard
{
    /// <param name="source">Ends as merged: its place in the ledger and its listing end with it.</param>
    /// <param name="into">Must have whatever of these the other would lose.</param>
    /// <returns>Null when it may.</returns>
    public static Refusal? Refuse(Hazard source, Hazard into)
    {
        if (!Joining.ReportsMayMove(source.State) || !Joining.ReportsMayMove(into.State))
        {
            return new(RefusalKind.NotAllowedNow, "act-not-allowed", "only open hazards can be merged");
        }

        return (source.Major is not null && into.Major is null) || (source.Supervision.IsListed && !into.Supervision.IsListed)
            ? new(RefusalKind.NotAllowedNow, "major-is-merged-into", "merge the other hazard into this one")
            : null;
    }
}
