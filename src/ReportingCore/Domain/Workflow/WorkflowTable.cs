using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using static PublicReport.ReportingCore.Domain.Hazards.HazardState;

namespace PublicReport.ReportingCore.Domain.Workflow;

/// <param name="From">State before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">State after; rows that differ in nothing else are chosen between by what the act finds.</param>
/// <param name="Who">Role that may; a handler only for the hazards of the own department.</param>
/// <param name="Needs">What must be given.</param>
public sealed record Transition(HazardState From, Act Act, HazardState To, string Who, IReadOnlyList<Need> Needs)
{
    public bool NoteRequired => Needs.Contains(Need.Note);
}

/// <summary>The one table of who may do what when, and what must be given.</summary>
public static class WorkflowTable
{
    /// <summary>Handler of a co-lead department: not a role of a token but a relation to the hazard.</summary>
    public const string CoLead = "co-lead";

    /// <summary>What the clock does by itself.</summary>
    public const string Machine = "system";

    private static readonly HazardState[] Early = [Registered, AwaitingReporter, Accepted];
    private static readonly HazardState[] InHand = [Registered, AwaitingReporter, Accepted, Assigned, Verifying];
    private static readonly HazardState[] Remedy = [Rectifying, Enforcement, Reinspecting, AwaitingWriteOff];
    private static readonly HazardState[] Working = [Accepted, Assigned, Verifying, Verified, .. Remedy];
    private static readonly HazardState[] Open = [Registered, AwaitingReporter, .. Working];
    private static readonly HazardState[] DeathMayBeNamed = [.. Open, Guided, Declined, PassedOutside, WrittenOff, Unfounded];
    private static readonly HazardState[] Clocked = [.. Open, WrittenOff, Unfounded, ConcludedAbove];
    private static readonly HazardState[] Found = [Verified, .. Remedy, WrittenOff, Unfounded];

    public static IReadOnlyList<Transition> All { get; } =
    [
        .. Rows([Registered, AwaitingReporter], Act.Accept, Accepted, Role.Handler),
        .. Rows([Registered, AwaitingReporter], Act.Decline, Declined, Role.Handler, Need.Note),
        .. Rows([Registered], Act.AskForMore, AwaitingReporter, Role.Handler, Need.Note),
        .. Rows([AwaitingReporter], Act.ResumeAfterAnswer, Registered, Role.Handler),
        .. Rows([AwaitingReporter], Act.ResumeAfterAnswer, Registered, Machine),
        .. Rows(Early, Act.PassOutside, PassedOutside, Role.Handler, Need.Note, Need.Destination),
        .. Rows(DeathMayBeNamed, Act.EmergencyHandOver, Escalated, Role.Handler, Need.Note),
        .. Rows(DeathMayBeNamed, Act.EmergencyHandOver, Escalated, Role.DutyOfficer, Need.Note),
        .. Rows(DeathMayBeNamed, Act.EmergencyHandOver, Escalated, Role.SafetyOffice, Need.Note),
        .. Stay(DeathMayBeNamed, Act.ClearDeath, Role.SafetyOffice, Need.Note),
        .. Stay([Escalated], Act.ClearDeath, Role.SafetyOffice, Need.Note, Need.Document),
        .. Rows([Escalated], Act.ResumeLocally, Accepted, Role.SafetyOffice, Need.Note, Need.Document),
        .. Rows([Escalated], Act.RecordConclusionAbove, ConcludedAbove, Role.SafetyOffice, Need.Note, Need.Document),
        .. Stay([Registered, Accepted, AwaitingReporter], Act.ReleaseParaphrase, Role.SafetyOffice, Need.Note),

        .. Rows(InHand, Act.HandBack, Registered, Role.Handler, Need.Note),
        .. Rows([Registered, AwaitingReporter, Guided, Accepted, Assigned, Verifying], Act.Assign, Registered, Role.SafetyOffice),
        .. Rows([Declined, PassedOutside], Act.Assign, Registered, Role.SafetyOffice, Need.Note),
        .. Rows([Accepted, Assigned], Act.AssignJointly, Assigned, Role.SafetyOffice, Need.Department),
        .. Rows([Accepted, Assigned], Act.SignFor, Verifying, Role.Handler),

        .. Rows([Verifying], Act.Verify, Verified, Role.Handler, Need.Finding, Need.TwoPeople, Need.Date, Need.Note, Need.Pictures),
        .. Rows([Verifying], Act.Verify, Unfounded, Role.Handler, Need.Finding, Need.TwoPeople, Need.Date, Need.Note, Need.Pictures),
        .. Rows([Verifying], Act.Verify, Escalated, Role.Handler, Need.Finding, Need.TwoPeople, Need.Date, Need.Note, Need.Pictures),
        .. Rows([Verified], Act.RectifyAtOnce, Rectifying, Role.Handler, Need.Note),
        .. Rows([Verified], Act.RectifyByDate, Rectifying, Role.Handler, Need.Plan, Need.SignedBy),
        .. Rows([Verified, Rectifying], Act.HandToEnforcement, Enforcement, Role.Handler, Need.Note, Need.Department),
        .. Rows([Verified, Rectifying], Act.DeclareMajor, Rectifying, Role.Handler,
            Need.Standard, Need.Article, Need.Enterprise, Need.Principal, Need.Controller, Need.Plan, Need.SignedBy),
        .. Stay(Remedy, Act.NotifyEnterprise, Role.Handler, Need.Date, Need.Note),
        .. Stay(Remedy, Act.NotifyEnterprise, Role.SafetyOffice, Need.Date, Need.Note),
        .. Rows([Rectifying, Enforcement], Act.ReportRectification, Reinspecting, Role.Handler, Need.Note, Need.Pictures, Need.PicturesAfter),
        .. Stay([Verifying, Verified, .. Remedy], Act.ReportAsCoLead, CoLead, Need.Note),

        .. Rows([Reinspecting], Act.Reinspect, AwaitingWriteOff, Role.Handler, Need.Verdict, Need.Note),
        .. Rows([Reinspecting], Act.Reinspect, Rectifying, Role.Handler, Need.Verdict, Need.Note),
        .. Rows([Reinspecting], Act.Reinspect, AwaitingWriteOff, Role.SafetyOffice, Need.Verdict, Need.Note),
        .. Rows([Reinspecting], Act.Reinspect, Rectifying, Role.SafetyOffice, Need.Verdict, Need.Note),
        .. Rows([AwaitingWriteOff], Act.WriteOff, WrittenOff, Role.Handler),
        .. Rows([AwaitingWriteOff], Act.SendBack, Rectifying, Role.Handler, Need.Note),
        .. Rows([AwaitingWriteOff], Act.WriteOff, WrittenOff, Role.SafetyOffice),
        .. Rows([AwaitingWriteOff], Act.SendBack, Rectifying, Role.SafetyOffice, Need.Note),

        .. Stay([.. Open, Declined, PassedOutside, WrittenOff, Unfounded, Escalated], Act.Reply, Role.Handler, Need.Note),
        .. Stay([Guided, ConcludedAbove], Act.Reply, Role.SafetyOffice, Need.Note),
        .. Stay(Found, Act.ReplyFinally, Role.Handler, Need.Conclusion, Need.Facts, Need.Decision, Need.Reward),
        .. Stay([ConcludedAbove], Act.ReplyFinally, Role.SafetyOffice, Need.Conclusion, Need.Facts, Need.Decision, Need.Reward),
        .. Stay(Found, Act.FileObjection, Role.Handler, Need.Report, Need.Note),
        .. Stay(Found, Act.FileObjection, Role.SafetyOffice, Need.Report, Need.Note),
        .. Stay(Found, Act.DecideObjection, Role.Leader, Need.Report, Need.Verdict, Need.Note),
        .. Rows(Found, Act.DecideObjection, Verifying, Role.Leader, Need.Report, Need.Verdict, Need.Note),
        .. Stay(Open, Act.RecordWithdrawal, Role.Handler, Need.Report, Need.Note),

        .. Stay(Working, Act.RequestExtension, Role.Handler, Need.Note, Need.Days),
        .. Stay(Working, Act.ApproveExtension, Role.Leader),
        .. Stay([Verified, .. Remedy], Act.ListForSupervision, Role.SafetyOffice, Need.Note, Need.Deadline),
        .. Stay([Verified, .. Remedy, WrittenOff], Act.Delist, Role.SafetyOffice, Need.Note),
        .. Stay(Clocked, Act.SuperviseRemind, Machine),
        .. Stay(Clocked, Act.SuperviseYellow, Machine),
        .. Stay(Clocked, Act.SuperviseLetter, Machine),
        .. Stay(Open, Act.SuperviseLetter, Role.SafetyOffice, Need.Note),
        .. Stay(Clocked, Act.SuperviseLeader, Machine),
        .. Stay(Clocked, Act.SuperviseMonthEnd, Machine),
        .. Stay([.. Open, Escalated], Act.RingUrgent, Machine),
        .. Stay([.. Open, Escalated], Act.AcknowledgeUrgent, Role.Handler),
        .. Stay([.. Open, Escalated], Act.AcknowledgeUrgent, Role.DutyOfficer),
    ];

    /// <summary>The rows open to this person; more than one when the act's finding decides the state after.</summary>
    public static IReadOnlyList<Transition> Rows(HazardState from, Act act, Actor actor, Hazard hazard, string safetyOffice) =>
        All.Where(row => row.From == from && row.Act == act && May(row, actor, hazard, safetyOffice)).ToList();

    public static Transition? Find(HazardState from, Act act, Actor actor, Hazard hazard, string safetyOffice) =>
        All.FirstOrDefault(row => row.From == from && row.Act == act && May(row, actor, hazard, safetyOffice));

    /// <summary>Acts upon one report of the hazard; a report named with any other act says nothing.</summary>
    public static bool NamesReport(Act act) => All.Any(row => row.Act == act && row.Needs.Contains(Need.Report));

    /// <summary>Nothing more is to be done to the hazard itself.</summary>
    public static bool IsClosed(HazardState state) =>
        state is Declined or Guided or Merged or WrittenOff or Unfounded or PassedOutside or ConcludedAbove;

    /// <summary>Urgent, still open, and nobody has acknowledged it yet.</summary>
    public static bool Alarms(Hazard hazard) => hazard is { Urgent: true, UrgentAcknowledgedBy: "" } && !IsClosed(hazard.State);

    /// <summary>A death is named, and nobody has handed the matter over or cleared it yet; also what has ended waits for that.</summary>
    public static bool DeathIsOpen(Hazard hazard) => hazard.Death && DeathMayBeNamed.Contains(hazard.State);

    /// <summary>Whose clocks they are: what a higher government has concluded is replied by the Safety Office, whoever had it before.</summary>
    public static string TurnOf(Hazard hazard, string safetyOffice) => hazard.State == ConcludedAbove ? safetyOffice : hazard.Department;

    /// <summary>Clocks may press here.</summary>
    public static bool IsClocked(HazardState state) => Clocked.Contains(state);

    private static IEnumerable<Transition> Rows(IEnumerable<HazardState> from, Act act, HazardState to, string who, params Need[] needs) =>
        from.Select(state => new Transition(state, act, to, who, needs));

    private static IEnumerable<Transition> Stay(IEnumerable<HazardState> states, Act act, string who, params Need[] needs) =>
        states.Select(state => new Transition(state, act, state, who, needs));

    /// <summary>The Safety Office stands in for the handler of what lies in its own queue.</summary>
    private static bool May(Transition row, Actor actor, Hazard hazard, string safetyOffice) => row.Who switch
    {
        Role.Handler => actor.Department == hazard.Department && (actor.Is(Role.Handler) || actor.Is(Role.SafetyOffice)),
        Machine => actor.IsSystem(),
        CoLead => actor.Is(Role.Handler) && actor.Department != hazard.Department && hazard.CoLeads.Contains(actor.Department),
        _ => actor.Is(row.Who) && (row.Who != Role.SafetyOffice || actor.Department == safetyOffice),
    };
}
