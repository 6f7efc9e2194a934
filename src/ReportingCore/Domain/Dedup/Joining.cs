using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Which hazards a further report may come to, and which of them its reporter may be told of.</summary>
public static class Joining
{
    /// <summary>Somebody still works on it; a closed hazard would swallow the report, so what ended before is reported anew.</summary>
    public static bool TakesReports(HazardState state) => !WorkflowTable.IsClosed(state);

    /// <summary>Public space, nobody's confidence in it, and still something a reporter can add to or see come back (architecture rule 9).</summary>
    public static bool MayBeShown(Hazard hazard, Jurisdiction jurisdiction) =>
        jurisdiction.PublicSpace.Contains(hazard.Domain) && !hazard.Withheld && !hazard.Confided
        && (TakesReports(hazard.State) || hazard.State == HazardState.WrittenOff);

    /// <summary>
    /// What must be kept from the unit goes to the Safety Office first and never by itself to a hazard others handle; and what would go straight to a
    /// department does not end up behind a withheld hazard, where its reporter could tell from the office named that somebody confided (architecture rule 9).
    /// The Safety Office is shown the two as perhaps the same and may merge them.
    /// </summary>
    /// <param name="known">The hazard it is like.</param>
    /// <param name="report">The one that comes in.</param>
    /// <param name="department">Whose queue the report alone would lie in.</param>
    /// <param name="jurisdiction">Names the Safety Office.</param>
    public static bool MayJoinByItself(Hazard known, Reports.Report report, string department, Jurisdiction jurisdiction) =>
        !report.KeptFromUnit && (!known.Withheld || department == jurisdiction.SafetyOffice);

    /// <summary>Staff may move reports also from and to what ended with a finding: one may have come there wrongly.</summary>
    public static bool ReportsMayMove(HazardState state) =>
        state is not (HazardState.Merged or HazardState.WrittenOff or HazardState.Declined or HazardState.Guided);
}
