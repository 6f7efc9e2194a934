using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Statistics;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>What a figure counts, one entry for each count, latest first.</summary>
public sealed record ListBehindFigure(Actor Actor, string Period, string Figure, int Skip, int Take) : IRequest<Outcome<FigureList>>
{
    /// <summary>Village of the sheet the figure stands on; empty for all.</summary>
    public string Village { get; init; } = "";
}

public sealed record FigureList(IReadOnlyList<PlacedFact> Items, int Total);

internal sealed class ListBehindFigureHandler(StatisticsScenes scenes) : IRequestHandler<ListBehindFigure, Outcome<FigureList>>
{
    private const int MaxPage = 200;

    public async Task<Outcome<FigureList>> Handle(ListBehindFigure request, CancellationToken cancellationToken)
    {
        if (FigureKey.Parse(request.Figure) is not { } key)
        {
            return new Refusal(RefusalKind.Invalid, "figure-unknown", "no such figure");
        }

        var facts = await scenes.OfAsync(request.Actor, request.Period, request.Village, cancellationToken);
        if (!facts.IsOk)
        {
            return facts.Refusal!;
        }

        var behind = FigureTable.Behind(key, facts.Value).OrderByDescending(item => item.Fact.At).ThenByDescending(item => item.Fact.Version).ToList();
        return new FigureList([.. behind.Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 1, MaxPage))], behind.Count);
    }
}
