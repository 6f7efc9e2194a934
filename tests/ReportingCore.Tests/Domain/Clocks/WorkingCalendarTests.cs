using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Clocks;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(HolidayTable.Load(Path.Combine(AppContext.BaseDirectory, "holidays.yaml")));

    /// <summary>Of one year only: the shipped table grows with every notice.</summary>
    private static readonly WorkingCalendar Of2026 = new(HolidayTable.Parse("\"2026\": { off: [2026-01-01], work: [2026-01-04] }", "holidays.yaml"));

    [Theory]
    [InlineData("2024-02-18", true)]
    [InlineData("2024-02-12", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-03-07", false)]
    public void Holidays_and_make_up_workdays_follow_the_notices(string day, bool works) => Assert.Equal(works, Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2027-01-01", false)]
    [InlineData("2027-02-06", false)]
    [InlineData("2027-02-05", false)]
    [InlineData("2027-02-09", true)]
    [InlineData("2027-04-05", false)]
    [InlineData("2027-06-09", false)]
    [InlineData("2027-09-15", false)]
    [InlineData("2027-10-02", false)]
    [InlineData("2027-10-04", true)]
    public void A_year_without_a_notice_has_weekends_and_statutory_days(string day, bool works) => Assert.Equal(works, Of2026.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-02-13T02:00:00Z", "6wd", "2026-02-28T16:00:00Z")]
    [InlineData("2026-09-30T02:00:00Z", "2wd", "2026-10-09T16:00:00Z")]
    [InlineData("2026-03-02T01:00:00Z", "60d", "2026-05-01T16:00:00Z")]
    [InlineData("2026-03-02T17:30:00Z", "1d", "2026-03-04T16:00:00Z")]
    [InlineData("2026-03-02T01:00:00Z", "24h", "2026-03-03T01:00:00Z")]
    public void Spans_end_with_their_last_day_in_township_time(string start, string span, string due) =>
        Assert.Equal(Instant(due), Calendar.Due(Instant(start), ClockSpan.Parse(span)));

    [Fact]
    public void A_missing_year_is_named_two_months_before_it_begins()
    {
        Assert.Empty(Calendars.Missing(Of2026, Instant("2026-10-20T00:00:00Z")));
        Assert.Equal([2027], Calendars.Missing(Of2026, Instant("2026-11-20T00:00:00Z")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
