using System.Globalization;
using PublicReport.ReportingCore.Domain.Statistics;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Statistics;

public sealed class StatisticsPeriodTests
{
    [Theory]
    [InlineData("2026-03", "2026-02-28T16:00:00Z", "2026-03-31T16:00:00Z")]
    [InlineData("2026-Q1", "2025-12-31T16:00:00Z", "2026-03-31T16:00:00Z")]
    [InlineData("2026-Q4", "2026-09-30T16:00:00Z", "2026-12-31T16:00:00Z")]
    [InlineData("2024-02", "2024-01-31T16:00:00Z", "2024-02-29T16:00:00Z")]
    [InlineData("2026", "2025-12-31T16:00:00Z", "2026-12-31T16:00:00Z")]
    public void Borders_are_midnights_in_shanghai(string name, string from, string to)
    {
        var period = StatisticsPeriod.Parse(name)!;

        Assert.Equal((At(from), At(to)), (period.From, period.To));
        Assert.True(period.Contains(At(from)));
        Assert.False(period.Contains(At(from).AddTicks(-1)));
        Assert.True(period.Contains(At(to).AddTicks(-1)));
        Assert.False(period.Contains(At(to)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("26")]
    [InlineData("1999")]
    [InlineData("2026-3")]
    [InlineData("2026-03-01")]
    [InlineData("二〇二六年")]
    public void Anything_else_is_no_period(string name) => Assert.Null(StatisticsPeriod.Parse(name));

    [Fact]
    public void The_months_of_a_year_meet_without_gap_or_overlap()
    {
        var months = Enumerable.Range(1, 12).Select(month => StatisticsPeriod.Parse(string.Create(CultureInfo.InvariantCulture, $"2026-{month:00}"))!).ToList();

        Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal((StatisticsPeriod.Parse("2026")!.From, StatisticsPeriod.Parse("2026")!.To), (months[0].From, months[^1].To));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
