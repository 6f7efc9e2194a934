using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>A department's queue: urgent and unacknowledged first, then newest; the Safety Office sees all.</summary>
public sealed record ListHazards(Actor Actor) : IRequest<Outcome<HazardPage>>
{
    public string Department { get; init; } = "";

    public IReadOnlyList<HazardState> States { get; init; } = [];

    public string Domain { get; init; } = "";

    public string VillageCode { get; init; } = "";

    public string Search { get; init; } = "";

    public bool UrgentOnly { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

public sealed record HazardPage(IReadOnlyList<Hazard> Hazards, int Total);

internal sealed class ListHazardsHandler(Townships townships, TownshipViews views) : IRequestHandler<ListHazards, Outcome<HazardPage>>
{
    private const int MaxPage = 200;

    public async Task<Outcome<HazardPage>> Handle(ListHazards request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        var view = await views.CurrentAsync(request.Actor.Area, cancellationToken);
        var words = SearchWords.Fold(request.Search.Trim());
        var matches = view.Hazards
            .Where(item => HazardAccess.Sees(request.Actor, item.Hazard, jurisdiction) && Matches(request, item.Hazard) && MatchesWords(item, words, request.Actor))
            .Select(item => item.Hazard)
            .OrderByDescending(hazard => hazard is { Urgent: true, UrgentAcknowledgedBy: "" })
            .ThenByDescending(hazard => hazard.FirstReportedAt)
            .ThenByDescending(hazard => hazard.Number)
            .ToList();
        return new HazardPage(matches.Skip(request.Skip).Take(Math.Clamp(request.Take, 1, MaxPage)).ToList(), matches.Count);

        bool MatchesWords(HazardView item, string folded, Actor actor) =>
            folded.Length == 0
            || (item.Hazard.Withheld && !HazardAccess.SeesAll(actor, jurisdiction)
                ? item.Hazard.Number.Contains(folded, StringComparison.Ordinal)
                : item.Words.Contains(folded, StringComparison.Ordinal));
    }

    private static bool Matches(ListHazards filter, Hazard hazard) =>
        (filter.Department.Length == 0 || hazard.Department == filter.Department)
        && (filter.States.Count == 0 || filter.States.Contains(hazard.State))
        && (filter.Domain.Length == 0 || hazard.Domain == filter.Domain)
        && (filter.VillageCode.Length == 0 || hazard.VillageCode == filter.VillageCode)
        && (!filter.UrgentOnly || hazard.Urgent)
        && (filter.From is null || hazard.FirstReportedAt >= filter.From)
        && (filter.To is null || hazard.FirstReportedAt < filter.To);
}
