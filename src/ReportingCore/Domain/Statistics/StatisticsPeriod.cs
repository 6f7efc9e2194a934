using System.Globalization;
using PublicReport.ReportingCore.Domain.Clocks;

namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>A month ("2026-03"), quarter ("2026-Q1") or year ("2026"); its borders are midnights in Asia/Shanghai.</summary>
/// <param name="Name">As above.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, which still belongs to it.</param>
public sealed record StatisticsPeriod(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>First instant that counts.</summary>
    public DateTimeOffset From => WorkingCalendar.StartOf(First);

    /// <summary>First instant that counts no more.</summary>
    public DateTimeOffset To => WorkingCalendar.EndOf(Last);

    public bool Contains(DateTimeOffset at) => at >= From && at < To;

    /// <returns>Null for anything that is not written as a month, quarter or year from 2000 to 2099.</returns>
    public static StatisticsPeriod? Parse(string name)
    {
        if (name.Length is not (4 or 7) || !int.TryParse(name[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2099)
        {
            return null;
        }

        return name.Length == 4 ? Months(name, year, 1, 12)
            : name[4..6] == "-Q" && name[6] is >= '1' and <= '4' ? Months(name, year, ((name[6] - '1') * 3) + 1, 3)
            : name[4] == '-' && int.TryParse(name[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                ? Months(name, year, month, 1)
            : null;
    }

    public static StatisticsPeriod MonthOf(DateOnly day) => Months(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM}"), day.Year, day.Month, 1);

    public static StatisticsPeriod YearOf(DateOnly day) => Months(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}"), day.Year, 1, 12);

    private static StatisticsPeriod Months(string name, int year, int first, int count)
    {
        var start = new DateOnly(year, first, 1);
        return new(name, start, start.AddMonths(count).AddDays(-1));
    }
}
