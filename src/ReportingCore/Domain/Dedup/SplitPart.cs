using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// What a part takes over of the hazard it is split off from: its queue, its history of acceptance and how urgent it is; nothing that was found, judged,
/// put right, listed or replied of the whole, for nobody has looked at the part yet.
/// </summary>
public static class SplitPart
{
    public static Hazard Of(Hazard whole)
    {
        var state = StateOf(whole.State);
        var part = whole with
        {
            State = state,
            Source = HazardSource.PublicReport,
            Verification = null,
            Rectification = null,
            Reinspections = [],
            Major = null,
            Enterprise = null,
            Progress = [],
            CoLeadReports = [],
            Objections = [],
            // Steps that were taken of a clock that goes on are not taken again; the level they gave ends with the whole's state.
            Supervision = Supervision.None with { Steps = whole.Supervision.Steps, Level = state == whole.State ? whole.Supervision.Level : 0 },
        };
        return state == HazardState.ConcludedAbove ? part : part with { FinalReply = null, RepliedAt = null, RepliedBy = "", Replied = [] };
    }

    /// <summary>A state that rests on the whole's verification goes back to before it; its reports were accepted and stay so.</summary>
    public static HazardState StateOf(HazardState whole) =>
        ListingNotice.Stands(whole) || whole == HazardState.Unfounded ? HazardState.Accepted : whole;
}
