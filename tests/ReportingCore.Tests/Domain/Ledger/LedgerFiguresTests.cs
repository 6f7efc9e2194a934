using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using Xunit;
using static PublicReport.ReportingCore.Tests.Ledger.Ledgers;

namespace PublicReport.ReportingCore.Tests.Ledger;

public sealed class LedgerFiguresTests
{
    private static readonly LedgerEntry[] Entries =
    [
        Entry("2023-11-05", "2024-05-01", source: HazardSource.PublicReport),
        Entry("2023-12-31", deadline: "2024-06-30"),
        Entry("2025-12-31", "2026-01-01"),
        Entry("2026-01-01", "2026-03-31", source: HazardSource.EnterpriseSelfCheck, domain: "fireworks"),
        Entry("2026-03-31", deadline: "2026-04-30"),
        Entry("2026-04-01"),
    ];

    [Fact]
    public void Stock_and_found_less_written_off_is_outstanding_at_every_border()
    {
        var figures = Of("2026-01-01", "2026-03-31");

        Assert.Equal(2, figures["flow:stock"]);
        Assert.Equal(2, figures["flow:found"]);
        Assert.Equal(2, figures["flow:written-off"]);
        Assert.Equal(2, figures["flow:outstanding"]);
        Assert.Equal(1, figures["flow:overdue"]);
    }

    [Fact]
    public void The_stock_of_a_period_is_what_the_one_before_left_over()
    {
        for (var first = Day("2023-11-01"); first < Day("2026-06-01"); first = first.AddMonths(1))
        {
            var month = LedgerFigures.Of(Entries, first, first.AddMonths(1).AddDays(-1)).ToDictionary(figure => $"{figure.Group}:{figure.Key}", figure => figure.Count);
            var next = LedgerFigures.Of(Entries, first.AddMonths(1), first.AddMonths(2).AddDays(-1)).ToDictionary(figure => $"{figure.Group}:{figure.Key}", figure => figure.Count);

            Assert.Equal(month["flow:outstanding"], month["flow:stock"] + month["flow:found"] - month["flow:written-off"]);
            Assert.Equal(month["flow:outstanding"], next["flow:stock"]);
            Assert.Equal(month["flow:outstanding"], month.Where(figure => figure.Key.StartsWith("age:", StringComparison.Ordinal)).Sum(figure => figure.Value));
        }
    }

    [Fact]
    public void Sources_and_domains_add_up_to_the_whole()
    {
        var figures = Of("2023-01-01", "2026-12-31");

        Assert.Equal(6, figures["flow:found"]);
        Assert.Equal((1, 1, 4), (figures["source-found:PublicReport"], figures["source-found:EnterpriseSelfCheck"], figures["source-found:Inspection"]));
        Assert.Equal((5, 1), (figures["domain-found:gas"], figures["domain-found:fireworks"]));
        Assert.DoesNotContain("domain-outstanding:fireworks", figures.Keys);
    }

    [Theory]
    [InlineData("2026-05-30", "0-30", 0)]
    [InlineData("2026-05-01", "0-30", 1)]
    [InlineData("2026-05-02", "31-90", 2)]
    [InlineData("2027-04-01", "181-365", 1)]
    [InlineData("2027-04-02", "over-365", 3)]
    public void Age_is_whole_days_since_the_finding(string asOf, string group, int expected) =>
        Assert.Equal(expected, Of("2020-01-01", asOf)[$"age:{group}"]);

    [Fact]
    public void The_old_stock_is_cleared_only_when_nothing_found_before_the_day_is_left()
    {
        var progress = Progress("2026-05-15")["clear-stock"];

        Assert.Equal((2, 1, false, true), (progress.Reference.Count, progress.Value.Count, progress.Met, progress.IsFinal));
        Assert.True(Progress("2026-05-15", Entries.Where(entry => entry.FoundOn != Day("2023-12-31")))["clear-stock"].Met);
    }

    [Fact]
    public void Growth_is_curbed_when_the_year_has_no_more_than_the_one_before_to_the_same_day()
    {
        LedgerEntry[] entries = [Entry("2024-02-01"), Entry("2024-11-01"), Entry("2025-01-10"), Entry("2025-03-05")];

        Assert.True(Progress("2025-03-04", entries)["curb-growth"].Met);
        Assert.False(Progress("2025-03-05", entries)["curb-growth"].Met);
        Assert.Equal((2, 2), (Progress("2026-06-01", entries)["curb-growth"].Value.Count, Progress("2026-06-01", entries)["curb-growth"].Reference.Count));
    }

    [Fact]
    public void Dynamic_zero_holds_while_nothing_is_past_its_deadline()
    {
        LedgerEntry[] entries = [Entry("2026-03-01", deadline: "2026-04-30")];

        Assert.True(Progress("2026-04-30", entries)["dynamic-zero"].Met);
        Assert.False(Progress("2026-05-01", entries)["dynamic-zero"].Met);
        Assert.False(Progress("2026-12-31", entries)["dynamic-zero"].IsFinal);
        Assert.True(Progress("2027-01-01", entries)["dynamic-zero"].IsFinal);
    }

    [Theory]
    [InlineData(HazardState.Merged)]
    [InlineData(HazardState.Unfounded)]
    public void What_was_merged_or_found_untrue_is_not_in_the_ledger(HazardState state) =>
        Assert.Null(LedgerEntry.Of(Ledgers.Hazard(state, default)));

    [Fact]
    public void Names_are_one_by_width_and_blanks_and_only_alike_by_their_legal_form()
    {
        Assert.True(EnterpriseNames.AreSame("六安 甲(集团)有限公司", "六安甲（集团）有限公司"));
        Assert.True(EnterpriseNames.AreSame("ＡＢＣ公司", "abc公司"));
        Assert.False(EnterpriseNames.AreSame("甲有限公司", "甲有限责任公司"));
        Assert.True(EnterpriseNames.AreAlike("甲有限公司", "甲有限责任公司"));
        Assert.False(EnterpriseNames.AreAlike("甲有限公司", "乙有限公司"));
        Assert.False(EnterpriseNames.AreAlike("甲有限公司", "甲 有限公司"));
    }

    private static Dictionary<string, int> Of(string from, string to) =>
        LedgerFigures.Of(Entries, Day(from), Day(to)).ToDictionary(figure => $"{figure.Group}:{figure.Key}", figure => figure.Count);

    private static Dictionary<string, TargetProgress> Progress(string today, IEnumerable<LedgerEntry>? entries = null) =>
        PlanProgress.Of([.. entries ?? Entries], Luoji.Targets, Day(today)).ToDictionary(progress => progress.Target.Kind);
}
