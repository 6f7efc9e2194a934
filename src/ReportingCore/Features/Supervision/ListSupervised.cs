using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Supervision;

/// <summary>督办清单: what is supervised now, or the list of one month's end; the Safety Office and leaders see all, a department its own.</summary>
public sealed record ListSupervised(Actor Actor, string Month) : IRequest<Outcome<IReadOnlyList<SupervisedEntry>>>;

/// <param name="Hazard">The matter.</param>
/// <param name="Clock">The clock it is late with, or that runs out first; null when none runs.</param>
/// <param name="DaysLate">Whole days since it ran out; 0 before.</param>
public sealed record SupervisedEntry(Hazard Hazard, RunningClock? Clock, int DaysLate);

internal sealed class ListSupervisedHandler(Townships townships, TownshipViews views, WorkingCalendar calendar, TimeProvider clock)
    : IRequestHandler<ListSupervised, Outcome<IReadOnlyList<SupervisedEntry>>>
{
    public async Task<Outcome<IReadOnlyList<SupervisedEntry>>> Handle(ListSupervised request, CancellationToken cancellationToken)
    {
        var (actor, now) = (request.Actor, clock.GetUtcNow());
        var jurisdiction = townships.Get(actor.Area);
        var view = await views.CurrentAsync(actor.Area, cancellationToken);
        return view.Hazards.Select(item => item.Hazard)
            .Where(hazard => HazardAccess.Sees(actor, hazard, jurisdiction) && Matches(hazard, request.Month))
            .Select(hazard => Entry(hazard, jurisdiction, now))
            .OrderByDescending(entry => entry.Hazard.Supervision.Level).ThenByDescending(entry => entry.DaysLate).ThenBy(entry => entry.Hazard.Number)
            .ToList();
    }

    private static bool Matches(Hazard hazard, string month) => month.Length == 0
        ? hazard.Supervision.Level > 0 || hazard.Supervision.IsListed
        : hazard.Supervision.Steps.Any(step => step.EndsWith("|" + month, StringComparison.Ordinal));

    private SupervisedEntry Entry(Hazard hazard, Jurisdiction jurisdiction, DateTimeOffset now)
    {
        var next = CaseClocks.NextDue(hazard, jurisdiction.Clocks, calendar);
        return new(hazard, next, next is not null && next.DueAt <= now ? (int)(now - next.DueAt).TotalDays : 0);
    }
}
