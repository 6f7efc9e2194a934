using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Clocks;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Official = new(HolidayTable.Parse(
        "\"2026\":\n  off: [2026-02-15..2026-02-23, 2026-10-01..2026-10-07]\n  work: [2026-02-14, 2026-02-28, 2026-10-10]\n", "test"));

    [Theory]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2027-02-05", false)]
    [InlineData("2027-02-06", false)]
    [InlineData("2027-02-08", false)]
    [InlineData("2027-02-09", true)]
    [InlineData("2027-04-05", false)]
    [InlineData("2027-06-09", false)]
    [InlineData("2027-09-15", false)]
    [InlineData("2027-10-04", true)]
    public void Working_days_follow_the_notice_and_without_one_the_statutory_days(string day, bool working) =>
        Assert.Equal(working, Official.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-02-13T02:00:00Z", "5wd", "2026-02-27T16:00:00Z")]
    [InlineData("2026-03-02T02:00:00Z", "60d", "2026-05-01T16:00:00Z")]
    [InlineData("2026-03-02T02:00:00Z", "24h", "2026-03-03T02:00:00Z")]
    [InlineData("2026-03-02T17:00:00Z", "1wd", "2026-03-04T16:00:00Z")]
    public void Spans_end_with_the_last_day_in_Shanghai_and_hours_run_on(string start, string span, string due) =>
        Assert.Equal(At(due), Official.Due(At(start), ClockSpan.Parse(span)));

    [Fact]
    public void A_year_without_an_entry_is_named() => Assert.Equal([2027], Official.MissingYears(2026, 2027));

    [Theory]
    [InlineData("\"2026\":\n  off: [2025-01-01]\n")]
    [InlineData("\"2026\":\n  holidays: [2026-01-01]\n")]
    [InlineData("year: 3\n")]
    public void A_malformed_holiday_table_is_refused_with_its_line(string yaml) =>
        Assert.True(Assert.Throws<JurisdictionFormatException>(() => HolidayTable.Parse(yaml, "holidays.yaml")).Line >= 1);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
