using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Workflow;

/// <summary>Acts of casework; the wire and the log use the kebab-case names.</summary>
public enum Act
{
    Accept,
    Decline,
    HandBack,
    Assign,
    Reply,
    AcknowledgeUrgent,
    ReleaseParaphrase,
}

/// <param name="From">State before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">State after.</param>
/// <param name="Who">Role that may; a handler only for the hazards of the own department.</param>
/// <param name="NoteRequired">A reason in words must be given.</param>
public sealed record Transition(HazardState From, Act Act, HazardState To, string Who, bool NoteRequired);

/// <summary>The one table of who may do what when.</summary>
public static class WorkflowTable
{
    public static IReadOnlyList<Transition> All { get; } =
    [
        new(HazardState.Registered, Act.Accept, HazardState.Accepted, Role.Handler, NoteRequired: false),
        new(HazardState.Registered, Act.Decline, HazardState.Declined, Role.Handler, NoteRequired: true),
        new(HazardState.Registered, Act.HandBack, HazardState.Registered, Role.Handler, NoteRequired: true),
        new(HazardState.Registered, Act.Assign, HazardState.Registered, Role.SafetyOffice, NoteRequired: false),
        new(HazardState.Registered, Act.Reply, HazardState.Registered, Role.Handler, NoteRequired: true),
        new(HazardState.Registered, Act.AcknowledgeUrgent, HazardState.Registered, Role.Handler, NoteRequired: false),
        new(HazardState.Registered, Act.AcknowledgeUrgent, HazardState.Registered, Role.DutyOfficer, NoteRequired: false),
        new(HazardState.Registered, Act.ReleaseParaphrase, HazardState.Registered, Role.SafetyOffice, NoteRequired: true),
        new(HazardState.Guided, Act.Assign, HazardState.Registered, Role.SafetyOffice, NoteRequired: false),
        new(HazardState.Guided, Act.Reply, HazardState.Guided, Role.SafetyOffice, NoteRequired: true),
        new(HazardState.Accepted, Act.HandBack, HazardState.Registered, Role.Handler, NoteRequired: true),
        new(HazardState.Accepted, Act.Assign, HazardState.Registered, Role.SafetyOffice, NoteRequired: false),
        new(HazardState.Accepted, Act.Reply, HazardState.Accepted, Role.Handler, NoteRequired: true),
        new(HazardState.Accepted, Act.AcknowledgeUrgent, HazardState.Accepted, Role.Handler, NoteRequired: false),
        new(HazardState.Accepted, Act.AcknowledgeUrgent, HazardState.Accepted, Role.DutyOfficer, NoteRequired: false),
        new(HazardState.Declined, Act.Assign, HazardState.Registered, Role.SafetyOffice, NoteRequired: true),
        new(HazardState.Declined, Act.Reply, HazardState.Declined, Role.Handler, NoteRequired: true),
    ];

    public static Transition? Find(HazardState from, Act act, Actor actor, Hazard hazard, string safetyOffice) =>
        All.FirstOrDefault(row => row.From == from && row.Act == act && May(row, actor, hazard, safetyOffice));

    /// <summary>The Safety Office stands in for the handler of what lies in its own queue.</summary>
    private static bool May(Transition row, Actor actor, Hazard hazard, string safetyOffice) => row.Who switch
    {
        Role.Handler => actor.Department == hazard.Department && (actor.Is(Role.Handler) || actor.Is(Role.SafetyOffice)),
        _ => actor.Is(row.Who) && (row.Who != Role.SafetyOffice || actor.Department == safetyOffice),
    };
}
