using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Ledger;
using Xunit;
using static PublicReport.ReportingCore.Tests.Ledger.Ledgers;

namespace PublicReport.ReportingCore.Tests.Ledger;

public sealed class EnterpriseDutiesTests
{
    private static readonly DutyPeriod FirstQuarter = DutyPeriod.Quarter(2026, 1);

    [Theory]
    [InlineData("2025-12-31", true)]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    public void A_check_counts_for_the_quarter_it_lies_in(string check, bool listed) =>
        Assert.Equal(listed, Open(Enterprise("2025-01-01", "commerce", check), FirstQuarter, "2026-04-10").Count == 1);

    [Fact]
    public void High_risk_owes_every_month_and_the_missing_ones_are_named()
    {
        var duty = Assert.Single(Open(Enterprise("2025-01-01", "gas", "2026-01-31", "2026-03-01"), FirstQuarter, "2026-04-10"));

        Assert.True(duty.HighRisk);
        Assert.Equal("2026-02", Assert.Single(duty.Missing).Name);
        Assert.True(duty.IsOverdue);
        Assert.Equal(Day("2026-03-01"), duty.LastCheck);
    }

    [Fact]
    public void Months_to_come_are_not_owed_and_the_running_one_is_not_overdue()
    {
        var duty = Assert.Single(Open(Enterprise("2025-01-01", "gas", "2026-01-05"), FirstQuarter, "2026-02-10"));

        Assert.Equal("2026-02", Assert.Single(duty.Missing).Name);
        Assert.False(duty.IsOverdue);
    }

    [Fact]
    public void A_month_asks_only_those_who_owe_it_monthly()
    {
        var march = DutyPeriod.Month(2026, 3);

        Assert.Empty(Open(Enterprise("2025-01-01", "commerce"), march, "2026-04-10"));
        Assert.Single(Open(Enterprise("2025-01-01", "gas"), march, "2026-04-10"));
    }

    [Fact]
    public void A_check_somebody_else_led_does_not_fulfil_the_duty()
    {
        var enterprise = Enterprise("2025-01-01", "commerce", "2026-02-01");

        Assert.Empty(Open(enterprise, FirstQuarter, "2026-04-10"));
        Assert.Single(Open(enterprise with { SelfChecks = [enterprise.SelfChecks[0] with { LedByPrincipal = false }] }, FirstQuarter, "2026-04-10"));
    }

    [Fact]
    public void What_a_person_said_of_the_risk_goes_before_the_domain()
    {
        Assert.Equal(3, Assert.Single(Open(Enterprise("2025-01-01", "commerce") with { HighRisk = true }, FirstQuarter, "2026-04-10")).Missing.Count);
        Assert.Equal("2026-Q1", Assert.Single(Assert.Single(Open(Enterprise("2025-01-01", "gas") with { HighRisk = false }, FirstQuarter, "2026-04-10")).Missing).Name);
    }

    [Fact]
    public void Nothing_is_owed_for_the_time_before_it_entered_or_after_it_closed()
    {
        Assert.Empty(Open(Enterprise("2026-04-01", "commerce"), FirstQuarter, "2026-04-10"));
        Assert.Single(Open(Enterprise("2026-03-31", "commerce"), FirstQuarter, "2026-04-10"));
        Assert.Empty(Open(Enterprise("2025-01-01", "commerce") with { ClosedOn = Day("2026-03-31") }, FirstQuarter, "2026-04-10"));
        Assert.Single(Open(Enterprise("2025-01-01", "commerce") with { ClosedOn = Day("2026-04-01") }, FirstQuarter, "2026-04-10"));
    }

    /// <summary>The last moment of March in Shanghai is still an afternoon in UTC.</summary>
    [Fact]
    public void Quarters_end_at_midnight_in_shanghai()
    {
        var lastMoment = new DateTimeOffset(2026, 3, 31, 15, 59, 59, TimeSpan.Zero);

        Assert.True(FirstQuarter.Contains(WorkingCalendar.Day(lastMoment)));
        Assert.False(FirstQuarter.Contains(WorkingCalendar.Day(lastMoment.AddSeconds(1))));
        Assert.Equal(Day("2026-12-31"), DutyPeriod.Quarter(2026, 4).Last);
        Assert.Equal(Day("2024-02-29"), DutyPeriod.Month(2024, 2).Last);
    }

    private static IReadOnlyList<Duty> Open(Enterprise enterprise, DutyPeriod period, string today) =>
        EnterpriseDuties.Open([enterprise], period, Luoji, Day(today));
}
