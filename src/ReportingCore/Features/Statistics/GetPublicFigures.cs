using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Statistics;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>
/// What anybody may read of a month that is over: what was verified as true and what was written off, by field and by village, small counts
/// hidden. Nothing of what was reported and not verified, no unit, no single case; a month that still runs is not published, so that two
/// readings never differ by one case.
/// </summary>
public sealed record GetPublicFigures(string Area, string Month) : IRequest<Outcome<PublicFigures>>;

public sealed record PublicFigures(string Area, string Month, string Township, IReadOnlyList<PublicTable> Tables);

/// <param name="Dimension">"domain", "village" or "way".</param>
/// <param name="Columns">What is counted: "established", "written-off" or "count".</param>
/// <param name="Rows">All rows there could be, in a fixed order: which of them are there says nothing.</param>
/// <param name="Totals">By column; null is hidden.</param>
public sealed record PublicTable(string Dimension, IReadOnlyList<string> Columns, IReadOnlyList<PublicRow> Rows, IReadOnlyList<int?> Totals);

/// <param name="Code">Domain, village or way.</param>
/// <param name="Name">Its name where the jurisdiction gives one.</param>
/// <param name="Counts">By column; null is hidden.</param>
public sealed record PublicRow(string Code, string Name, IReadOnlyList<int?> Counts);

internal sealed class GetPublicFiguresHandler(Townships townships, StatisticsScenes scenes, TimeProvider clock)
    : IRequestHandler<GetPublicFigures, Outcome<PublicFigures>>
{
    private const string Other = "other";
    private static readonly string[] Ways = ["at-once", "by-date", "enforcement", "major-found"];
    private static readonly string[] Columns = ["established", "written-off"];

    /// <summary>Measures of each column.</summary>
    private static readonly string[][] Counted = [["true", "partly"], ["written-off"]];

    public static Refusal NotPublished { get; } = new(RefusalKind.NotFound, "month-not-published", "only months that are over are published");

    public async Task<Outcome<PublicFigures>> Handle(GetPublicFigures request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is not { } jurisdiction)
        {
            return Townships.Unknown;
        }

        if (StatisticsPeriod.Parse(request.Month) is not { } month || month.First.AddMonths(1).AddDays(-1) != month.Last || month.To > clock.GetUtcNow())
        {
            return NotPublished;
        }

        var facts = (await scenes.OfAreaAsync(request.Area, cancellationToken)).Where(item => month.Contains(item.Fact.At)).ToList();
        var domains = jurisdiction.Domains.Select(domain => (domain.Key, domain.Value.Name));
        var villages = jurisdiction.Villages.Select(village => (village.Code, village.Name));
        return new PublicFigures(request.Area, month.Name, jurisdiction.Name,
        [
            By("domain", domains, facts), By("village", villages, facts), ByWay(facts),
        ]);
    }

    private static PublicTable By(string dimension, IEnumerable<(string Code, string Name)> names, IReadOnlyList<PlacedFact> facts)
    {
        // What fits no row has one of its own: else the totals of two tables would differ by just that.
        var rows = names.Append((Code: Other, Name: "")).ToList();
        var known = rows.Select(row => row.Code).ToHashSet();
        var columns = Counted.Select(measures =>
        {
            var counts = facts.Where(item => measures.Any(measure => FigureTable.Measures[measure](item.Fact)))
                .CountBy(item => FigureTable.Dimensions[dimension](item) is var code && known.Contains(code) ? code : Other).ToDictionary();
            return Suppression.Of([.. rows.Select(row => counts.GetValueOrDefault(row.Code))]);
        }).ToList();
        return new(
            dimension,
            Columns,
            [.. rows.Select((row, index) => new PublicRow(row.Code, row.Name, [.. columns.Select(column => column.Cells[index])]))],
            [.. columns.Select(column => column.Total)]);
    }

    private static PublicTable ByWay(IReadOnlyList<PlacedFact> facts)
    {
        var (cells, total) = Suppression.Of([.. Ways.Select(way => facts.Count(item => FigureTable.Measures[way](item.Fact)))]);
        return new("way", ["count"], [.. Ways.Select((way, index) => new PublicRow(way, "", [cells[index]]))], [total]);
    }
}
