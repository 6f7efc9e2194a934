using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Statistics;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>The figures of a month, quarter or year, or ("now") of what stands, as far as the person may see them.</summary>
/// <param name="Actor">Whose figures.</param>
/// <param name="Period">See above.</param>
/// <param name="Village">Code of one village, for its own sheet (季度评议); empty for all.</param>
public sealed record GetSheet(Actor Actor, string Period, string Village = "") : IRequest<Outcome<CountedSheet>>;

/// <param name="Sheet">Figures and rates.</param>
/// <param name="CountedAt">Moment of counting; domains and villages are the latest known by then.</param>
public sealed record CountedSheet(StatisticsSheet Sheet, DateTimeOffset CountedAt);

internal sealed class GetSheetHandler(StatisticsScenes scenes, TimeProvider clock) : IRequestHandler<GetSheet, Outcome<CountedSheet>>
{
    public async Task<Outcome<CountedSheet>> Handle(GetSheet request, CancellationToken cancellationToken)
    {
        var facts = await scenes.OfAsync(request.Actor, request.Period, request.Village, cancellationToken);
        return facts.IsOk ? new CountedSheet(StatisticsSheet.Of(facts.Value), clock.GetUtcNow()) : facts.Refusal!;
    }
}
