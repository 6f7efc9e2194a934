using PublicReport.ReportingCore.Domain.Ledger;
using Xunit;
using static PublicReport.ReportingCore.Tests.Ledger.Ledgers;

namespace PublicReport.ReportingCore.Tests.Ledger;

public sealed class RepeatCountersTests
{
    [Theory]
    [InlineData("2026-03-02", 1)]
    [InlineData("2026-08-28", 1)]
    [InlineData("2026-08-29", 1)]
    [InlineData("2026-08-30", 0)]
    [InlineData("2026-03-01", 0)]
    public void What_lies_exactly_180_days_back_still_counts_and_a_day_more_does_not(string today, int expected) =>
        Assert.Equal(expected, RepeatCounters.Of([Entry("2026-03-02")], Day(today)).Found180);

    [Theory]
    [InlineData("2027-03-02", 1)]
    [InlineData("2027-03-03", 0)]
    public void A_year_ends_on_the_same_day_of_the_next(string today, int expected) =>
        Assert.Equal(expected, RepeatCounters.Of([Entry("2026-03-02")], Day(today)).FoundYear);

    [Fact]
    public void The_year_of_a_leap_day_ends_on_the_last_of_february()
    {
        Assert.Equal(1, RepeatCounters.Of([Entry("2024-02-29")], Day("2025-02-28")).FoundYear);
        Assert.Equal(0, RepeatCounters.Of([Entry("2024-02-29")], Day("2025-03-01")).FoundYear);
    }

    [Fact]
    public void Three_in_180_days_or_four_in_a_year_are_flagged_and_fewer_are_not()
    {
        LedgerEntry[] spread = [Entry("2025-06-01"), Entry("2025-09-01"), Entry("2026-01-05")];

        Assert.False(RepeatCounters.Of(spread, Day("2026-03-02")).IsFlagged);
        Assert.True(RepeatCounters.Of([.. spread, Entry("2026-02-01")], Day("2026-03-02")).IsFlagged);
        Assert.True(RepeatCounters.Of([Entry("2026-01-01"), Entry("2026-01-01"), Entry("2026-03-02")], Day("2026-03-02")).IsFlagged);
    }

    [Fact]
    public void Handing_to_enforcement_is_counted_by_its_own_day()
    {
        var counters = RepeatCounters.Of([Entry("2024-01-05", enforced: "2026-02-01"), Entry("2026-02-20")], Day("2026-03-02"));

        Assert.Equal(new(1, 1, 1, 1), counters);
    }
}
