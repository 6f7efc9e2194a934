using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Statistics;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>What stands now, this year so far, and the last twelve months.</summary>
public sealed record GetDashboard(Actor Actor) : IRequest<Outcome<Dashboard>>;

/// <param name="Now">Stock and what presses.</param>
/// <param name="Year">This year.</param>
/// <param name="Months">The last twelve months, oldest first; the last is the current one.</param>
/// <param name="Places">Gazetteer of the township.</param>
/// <param name="CountedAt">Moment of counting.</param>
public sealed record Dashboard(
    StatisticsSheet Now, NamedSheet Year, IReadOnlyList<NamedSheet> Months, IReadOnlyList<NamedPlace> Places, DateTimeOffset CountedAt);

public sealed record NamedSheet(string Period, StatisticsSheet Sheet);

internal sealed class GetDashboardHandler(Townships townships, TownshipReader reader, StatisticsScenes scenes, TimeProvider clock)
    : IRequestHandler<GetDashboard, Outcome<Dashboard>>
{
    private const int Trend = 12;

    public async Task<Outcome<Dashboard>> Handle(GetDashboard request, CancellationToken cancellationToken)
    {
        var (actor, today) = (request.Actor, WorkingCalendar.Day(clock.GetUtcNow()));
        var now = await scenes.OfAsync(actor, StatisticsScenes.Now, cancellationToken);
        if (!now.IsOk)
        {
            return now.Refusal!;
        }

        var facts = await scenes.OfActorAsync(actor, cancellationToken);
        var months = Enumerable.Range(1 - Trend, Trend).Select(back => Counted(StatisticsPeriod.MonthOf(today.AddMonths(back)), facts)).ToList();
        var year = StatisticsPeriod.YearOf(today);
        return new Dashboard(
            StatisticsSheet.Of(now.Value),
            new(year.Name, StatisticsSheet.Of(scenes.In(facts, year))),
            months,
            await PlacesAsync(actor.Area),
            clock.GetUtcNow());
    }

    /// <summary>What the office keeps comes before what single hazards taught.</summary>
    private async Task<IReadOnlyList<NamedPlace>> PlacesAsync(string area) =>
    [
        .. KnownPlaces.Merge(townships.Get(area), await reader.PlaceChangesAsync(area)).OrderBy(known => known.Source == PlaceSource.Hazard).Select(known => known.Place),
    ];

    /// <summary>A trend shows flows only; stock of twelve month ends would be counted for nothing.</summary>
    private static NamedSheet Counted(StatisticsPeriod month, IReadOnlyList<PlacedFact> facts) =>
        new(month.Name, StatisticsSheet.Of([.. facts.Where(item => month.Contains(item.Fact.At))]));
}
