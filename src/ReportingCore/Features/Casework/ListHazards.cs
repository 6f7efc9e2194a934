using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
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
        var sought = SearchWords.Sought(request.Search);
        var all = HazardAccess.SeesAll(request.Actor, jurisdiction);
        var matches = view.Hazards
            .Where(item => (all || HazardAccess.Sees(request.Actor, item.Hazard, jurisdiction)) && Matches(request, item.Hazard) && HasWords(item, sought, request.Actor, jurisdiction))
            .Select(item => item.Hazard)
            .ToList();
        // One page of a hundred thousand: only as much is sorted as is shown.
        var page = matches.Order(QueueOrder.Instance).Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 1, MaxPage));
        return new HazardPage([.. page], matches.Count);
    }

    private static bool HasWords(HazardView item, IReadOnlyList<string> sought, Actor actor, Jurisdiction jurisdiction)
    {
        var words = HazardAccess.SeesAll(actor, jurisdiction) ? item.Words
            : HazardAccess.IsWithheld(actor, item.Hazard, jurisdiction) ? item.Hazard.Number : item.OpenWords;
        foreach (var word in sought)
        {
            if (!words.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
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

/// <summary>Open, urgent and unacknowledged first, then newest.</summary>
internal sealed class QueueOrder : IComparer<Hazard>
{
    public static QueueOrder Instance { get; } = new();

    public int Compare(Hazard? x, Hazard? y)
    {
        var alarm = WorkflowTable.Alarms(y!).CompareTo(WorkflowTable.Alarms(x!));
        var newest = alarm != 0 ? alarm : y!.FirstReportedAt.CompareTo(x!.FirstReportedAt);
        return newest != 0 ? newest : string.CompareOrdinal(y!.Number, x!.Number);
    }
}
