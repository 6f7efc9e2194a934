using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Statistics;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>
/// What somebody's figures are counted from. The Safety Office: all. A department: hazards it may see, and only its own clocks. A village
/// cadre: hazards the village is in. So every figure opens a list its reader may see in full. Of reports whose originals are kept from them neither counts more than
/// that a withheld hazard has come: not by whom or how it was reported, and a hidden report of an open hazard not at all.
/// </summary>
internal sealed class StatisticsScenes(
    Townships townships, CaseFactLogs logs, TownshipViews views, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>Period name for what stands at this moment.</summary>
    public const string Now = "now";

    public static Refusal UnknownPeriod { get; } = new(RefusalKind.Invalid, "period-unknown", "a month 2026-03, quarter 2026-Q1 or year 2026 is expected");

    /// <param name="actor">Whose figures.</param>
    /// <param name="period">Name of a period, or <see cref="Now"/>.</param>
    /// <param name="village">Only what happened in this village; empty for all.</param>
    /// <param name="cancellationToken">Aborted with the call.</param>
    /// <returns>Refused for a village the township does not have and as without one.</returns>
    public async Task<Outcome<IReadOnlyList<PlacedFact>>> OfAsync(Actor actor, string period, string village, CancellationToken cancellationToken)
    {
        if (village.Length > 0 && townships.Get(actor.Area).FindVillage(village) is null)
        {
            return new Refusal(RefusalKind.Invalid, "unknown-village", "the township has no such village");
        }

        var facts = await OfAsync(actor, period, cancellationToken);
        return !facts.IsOk || village.Length == 0
            ? facts
            : Outcome<IReadOnlyList<PlacedFact>>.Ok([.. facts.Value.Where(item => FigureTable.Dimensions["village"](item) == village)]);
    }

    /// <returns>Refused for what is no period, or one that has not begun.</returns>
    public async Task<Outcome<IReadOnlyList<PlacedFact>>> OfAsync(Actor actor, string period, CancellationToken cancellationToken)
    {
        if (period != Now && !(StatisticsPeriod.Parse(period)?.From <= clock.GetUtcNow()))
        {
            return UnknownPeriod;
        }

        var facts = await OfActorAsync(actor, cancellationToken);
        return period == Now
            ? Outcome<IReadOnlyList<PlacedFact>>.Ok(await StandingAsync(facts, actor, cancellationToken))
            : Outcome<IReadOnlyList<PlacedFact>>.Ok(In(facts, StatisticsPeriod.Parse(period)!));
    }

    /// <summary>Everything that may count for this person, of all times.</summary>
    public Task<IReadOnlyList<PlacedFact>> OfActorAsync(Actor actor, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(actor.Area);
        var all = HazardAccess.SeesAll(actor, jurisdiction);
        return PlaceAsync(
            actor.Area,
            item => all ? item
                : !HazardAccess.Sees(actor, item.Hazard, jurisdiction) || (IsClock(item.Fact) && item.Fact.Department != actor.Department) ? null
                : AsSeenBy(actor, item, jurisdiction),
            cancellationToken);
    }

    private static PlacedFact? AsSeenBy(Actor actor, PlacedFact item, Jurisdiction jurisdiction)
    {
        var withheld = HazardAccess.IsWithheld(actor, item.Hazard, jurisdiction);
        var hidden = item.Fact.Report is { } report && item.Hazard.KeptFromUnit.Contains(report);
        return (!withheld && !hidden) || item.Fact.Kind is FactKinds.State or FactKinds.Entered ? item
            : !withheld ? null
            : item with { Fact = item.Fact.Kind is "report-submitted" or "report-joined" ? item.Fact with { Value = "", Class = "", Anonymity = "" } : item.Fact };
    }

    public Task<IReadOnlyList<PlacedFact>> OfAreaAsync(string area, CancellationToken cancellationToken) => PlaceAsync(area, item => item, cancellationToken);

    /// <summary>What happened in the period, and what stood at its end (or stands now, while it lasts).</summary>
    public IReadOnlyList<PlacedFact> In(IReadOnlyList<PlacedFact> facts, StatisticsPeriod period)
    {
        var now = clock.GetUtcNow();
        var end = period.To <= now ? period.To : After(now);
        return
        [
            .. facts.Where(item => period.Contains(item.Fact.At)),
            .. Placed(StockFacts.At(facts.Select(item => item.Fact), end), facts),
            .. RepeatUnits.Of(facts).Where(item => period.Contains(item.Fact.At)),
        ];
    }

    private async Task<IReadOnlyList<PlacedFact>> StandingAsync(IReadOnlyList<PlacedFact> facts, Actor actor, CancellationToken cancellationToken)
    {
        var (now, jurisdiction) = (clock.GetUtcNow(), townships.Get(actor.Area));
        var view = await views.CurrentAsync(actor.Area, cancellationToken);
        return
        [
            .. Placed(StockFacts.At(facts.Select(item => item.Fact), After(now)), facts),
            .. view.Hazards.Select(item => item.Hazard).Where(hazard => HazardAccess.Sees(actor, hazard, jurisdiction))
                .SelectMany(hazard => StockFacts.Pressing(hazard, actor, jurisdiction, calendar, now).Select(fact => new PlacedFact(fact, hazard))),
        ];
    }

    private async Task<IReadOnlyList<PlacedFact>> PlaceAsync(string area, Func<PlacedFact, PlacedFact?> counted, CancellationToken cancellationToken)
    {
        // The log first: whatever it names is in the view that is read after it.
        var facts = await logs.Of(area).UntilAsync(clock.GetUtcNow(), cancellationToken);
        var view = await views.CurrentAsync(area, cancellationToken);
        return [.. facts.Select(fact => new PlacedFact(fact, view.Find(fact.Hazard)!.Hazard)).Select(counted).OfType<PlacedFact>()];
    }

    private static IEnumerable<PlacedFact> Placed(IEnumerable<CaseFact> derived, IReadOnlyList<PlacedFact> facts)
    {
        var hazards = facts.DistinctBy(item => item.Fact.Hazard).ToDictionary(item => item.Fact.Hazard, item => item.Hazard);
        return derived.Select(fact => new PlacedFact(fact, hazards[fact.Hazard]));
    }

    /// <summary>Just after: what happens at this very moment counts.</summary>
    private static DateTimeOffset After(DateTimeOffset now) => now.AddTicks(1);

    private static bool IsClock(CaseFact fact) => fact.Kind is FactKinds.OnTime or FactKinds.Late;
}
