using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>A number and the list it counts.</summary>
/// <param name="Group">"flow", "age", "source" or "domain".</param>
/// <param name="Key">What within the group: "stock", "0-30", "inspection" …</param>
/// <param name="Filter">Opens the list behind the figure.</param>
/// <param name="Count">Entries of that list.</param>
public sealed record LedgerFigure(string Group, string Key, LedgerFilter Filter, int Count);

/// <summary>Figures of rules §11 for a period: stock at its start + found − written off = outstanding at its end.</summary>
public static class LedgerFigures
{
    private static readonly (string Key, int From, int? To)[] Ages =
        [("0-30", 0, 30), ("31-90", 31, 90), ("91-180", 91, 180), ("181-365", 181, 365), ("over-365", 366, null)];

    /// <param name="entries">All the caller may see.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; outstanding and age are as of its end.</param>
    public static IReadOnlyList<LedgerFigure> Of(IReadOnlyList<LedgerEntry> entries, DateOnly from, DateOnly to)
    {
        var found = new LedgerFilter { FoundFrom = from, FoundTo = to };
        var outstanding = new LedgerFilter { OutstandingOn = to };
        var dayBefore = from.AddDays(-1);
        List<(string Group, string Key, LedgerFilter Filter)> wanted =
        [
            ("flow", "stock", new() { OutstandingOn = dayBefore }),
            ("flow", "found", found),
            ("flow", "written-off", new() { ClosedFrom = from, ClosedTo = to }),
            ("flow", "outstanding", outstanding),
            ("flow", "overdue", new() { OverdueOn = to }),
            .. Ages.Select(age => ("age", age.Key, outstanding with { AgeFrom = age.From, AgeTo = age.To })),
        ];
        foreach (var source in Enum.GetValues<HazardSource>())
        {
            wanted.Add(("source-found", source.ToString(), found with { Source = source }));
            wanted.Add(("source-outstanding", source.ToString(), outstanding with { Source = source }));
        }

        foreach (var domain in SafetyDomain.All)
        {
            wanted.Add(("domain-found", domain, found with { Domain = domain }));
            wanted.Add(("domain-outstanding", domain, outstanding with { Domain = domain }));
        }

        return [.. wanted.Select(figure => Count(entries, figure.Group, figure.Key, figure.Filter))
            .Where(figure => figure.Count > 0 || !figure.Group.StartsWith("domain", StringComparison.Ordinal))];
    }

    internal static LedgerFigure Count(IReadOnlyList<LedgerEntry> entries, string group, string key, LedgerFilter filter) =>
        new(group, key, filter, entries.Count(filter.Matches));
}
