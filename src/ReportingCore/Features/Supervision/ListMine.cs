using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Supervision;

/// <summary>What needs the caller now: computed from the state of every hazard, so nothing that was missed is lost.</summary>
public sealed record ListMine(Actor Actor) : IRequest<Outcome<MinePage>>;

public sealed record MinePage(IReadOnlyList<MineEntry> Items, int Total);

/// <param name="Hazard">The matter.</param>
/// <param name="Kind">Why it needs the caller, most pressing first: see <see cref="MineKinds"/>.</param>
/// <param name="Clock">The clock that runs out first, if any.</param>
public sealed record MineEntry(Hazard Hazard, string Kind, RunningClock? Clock);

/// <summary>Kinds in their order of urgency.</summary>
internal static class MineKinds
{
    public static IReadOnlyList<string> All { get; } = ["acknowledge", "death-named", "review", "extension", "late", "listing", "co-lead", "due", "step"];
}

internal sealed class ListMineHandler(Townships townships, TownshipViews views, WorkingCalendar calendar, TimeProvider clock)
    : IRequestHandler<ListMine, Outcome<MinePage>>
{
    private const int Shown = 100;

    public async Task<Outcome<MinePage>> Handle(ListMine request, CancellationToken cancellationToken)
    {
        var (actor, now) = (request.Actor, clock.GetUtcNow());
        var jurisdiction = townships.Get(actor.Area);
        var view = await views.CurrentAsync(actor.Area, cancellationToken);
        var mine = view.Hazards.Select(item => item.Hazard)
            .Where(hazard => HazardAccess.Sees(actor, hazard, jurisdiction))
            .Select(hazard => Entry(hazard, actor, jurisdiction, now))
            .OfType<MineEntry>()
            .OrderBy(entry => MineKinds.All.ToList().IndexOf(entry.Kind))
            .ThenBy(entry => entry.Clock?.DueAt ?? DateTimeOffset.MaxValue)
            .ToList();
        return new MinePage(mine.Take(Shown).ToList(), mine.Count);
    }

    private MineEntry? Entry(Hazard hazard, Actor actor, Jurisdiction jurisdiction, DateTimeOffset now)
    {
        if (WorkflowTable.IsClosed(hazard.State) && !WorkflowTable.DeathIsOpen(hazard) && hazard.Objections.All(objection => objection.Upheld is not null) && !hazard.ReplyOwedTo().Any())
        {
            return null;
        }

        var next = CaseClocks.NextDue(hazard, jurisdiction.Clocks, calendar);
        return Kind(hazard, actor, jurisdiction, next, now) is { } kind ? new(hazard, kind, next) : null;
    }

    private static string? Kind(Hazard hazard, Actor actor, Jurisdiction jurisdiction, RunningClock? next, DateTimeOffset now)
    {
        var safetyOffice = StaffRules.IsSafetyOffice(actor, jurisdiction);
        var own = actor.Department == WorkflowTable.TurnOf(hazard, jurisdiction.SafetyOffice) && (actor.Is(Role.Handler) || safetyOffice);
        return WorkflowTable.Alarms(hazard) && (actor.Is(Role.DutyOfficer) || own) ? "acknowledge"
            : WorkflowTable.DeathIsOpen(hazard) && (safetyOffice || actor.Is(Role.DutyOfficer)) ? "death-named"
            : actor.Is(Role.Leader) ? ForLeader(hazard)
            : safetyOffice && hazard.Major is not null && !hazard.Supervision.IsListed && hazard.State == HazardState.Rectifying ? "listing"
            : actor.Is(Role.Handler) && hazard.CoLeads.Contains(actor.Department) ? ForCoLead(hazard, actor)
            : own ? ForOwner(hazard, jurisdiction, next, now)
            : safetyOffice && hazard.Supervision.Level >= 3 ? "late"
            : null;
    }

    private static string? ForLeader(Hazard hazard) =>
        hazard.Objections.Any(objection => objection.Upheld is null) ? "review"
        : hazard.Extension is { ApprovedAt: null, RefusedAt: null } ? "extension"
        : hazard.Supervision.Level >= 4 ? "late"
        : null;

    private static string? ForCoLead(Hazard hazard, Actor actor) =>
        WorkflowTable.All.Any(row => row.Act == Act.ReportAsCoLead && row.From == hazard.State) && !hazard.CoLeadReports.Contains(actor.Department) ? "co-lead" : null;

    private static string? ForOwner(Hazard hazard, Jurisdiction jurisdiction, RunningClock? next, DateTimeOffset now) =>
        next is { } clock && clock.DueAt <= now ? "late"
        : next is { } soon && soon.DueAt <= now.AddDays(jurisdiction.Clocks.Supervision.RemindBefore) ? "due"
        : hazard.State is HazardState.AwaitingReporter or HazardState.Escalated || WorkflowTable.IsClosed(hazard.State) ? null
        : "step";
}
