using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>One target of the plan and where the ledger stands against it.</summary>
/// <param name="Target">From the jurisdiction.</param>
/// <param name="Value">What should be small: stock still open, new findings of the year, overdue entries.</param>
/// <param name="Reference">What it is measured against: the whole stock, the year before to the same day, all outstanding.</param>
/// <param name="Met">As things stand.</param>
/// <param name="IsFinal">Its day is over.</param>
public sealed record TargetProgress(PlanTarget Target, LedgerFigure Value, LedgerFigure Reference, bool Met, bool IsFinal);

/// <summary>
/// The three targets of the township plan (part 一). clear-stock: nothing found before the day named is outstanding. curb-growth: the target's
/// year has no more new findings than the year before to the same day. dynamic-zero: nothing outstanding is past its deadline.
/// </summary>
public static class PlanProgress
{
    /// <param name="entries">All the caller may see.</param>
    /// <param name="targets">Of the jurisdiction.</param>
    /// <param name="today">Day in Asia/Shanghai.</param>
    public static IReadOnlyList<TargetProgress> Of(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<PlanTarget> targets, DateOnly today) =>
        [.. targets.Select(target => Of(entries, target, today))];

    private static TargetProgress Of(IReadOnlyList<LedgerEntry> entries, PlanTarget target, DateOnly today)
    {
        var (value, reference) = Filters(target, today);
        var measured = LedgerFigures.Count(entries, "target-value", target.Kind, value);
        var against = LedgerFigures.Count(entries, "target-reference", target.Kind, reference);
        var met = target.Kind == "curb-growth" ? measured.Count <= against.Count : measured.Count == 0;
        return new(target, measured, against, met, today > target.By);
    }

    private static (LedgerFilter Value, LedgerFilter Reference) Filters(PlanTarget target, DateOnly today)
    {
        switch (target.Kind)
        {
            case "clear-stock":
                var stock = new LedgerFilter { FoundTo = target.FoundBefore!.Value.AddDays(-1) };
                return (stock with { OutstandingOn = today }, stock);
            case "curb-growth":
                var start = new DateOnly(target.By.Year, 1, 1);
                var end = today < target.By ? today : target.By;
                return (
                    new() { FoundFrom = start, FoundTo = end },
                    new() { FoundFrom = start.AddYears(-1), FoundTo = end.AddYears(-1) });
            default:
                return (new() { OverdueOn = today }, new() { OutstandingOn = today });
        }
    }
}
