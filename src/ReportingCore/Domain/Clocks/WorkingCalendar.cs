using System.Globalization;
using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Clocks;

/// <summary>
/// Working days in Asia/Shanghai by the State Council's table. A year without an entry has weekends and the statutory days
/// (全国年节及纪念日放假办法, 2025), and is named in <see cref="MissingYears"/>.
/// </summary>
public sealed class WorkingCalendar(HolidayTable table)
{
    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(ShanghaiOffset).DateTime);

    /// <summary>First moment after the day: what is due on a day is due until then.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), ShanghaiOffset).ToUniversalTime();

    public static DateTimeOffset StartOf(DateOnly day) => EndOf(day.AddDays(-1));

    public IEnumerable<int> MissingYears(int first, int last) => Enumerable.Range(first, last - first + 1).Where(year => !table.Years.Contains(year));

    public bool IsWorkingDay(DateOnly day) =>
        table.Work.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && !(table.Years.Contains(day.Year) ? table.Off.Contains(day) : IsStatutory(day)));

    /// <summary>When a span that starts at a moment is over. The day of the start does not count (民法典 201); hours run on.</summary>
    public DateTimeOffset Due(DateTimeOffset start, ClockSpan span) => span.Unit switch
    {
        ClockUnit.Hours => start.AddHours(span.Length),
        ClockUnit.CalendarDays => EndOf(Day(start).AddDays(span.Length)),
        _ => EndOf(AddWorkingDays(Day(start), span.Length)),
    };

    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static bool IsStatutory(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return (day.Month, day.Day) is (1, 1) or (5, 1) or (5, 2) or (10, 1) or (10, 2) or (10, 3)
            || (day.Month == 4 && day.Day == Qingming(day.Year))
            || IsLunarHoliday(noon) || IsLunarHoliday(noon.AddDays(1), eve: true);
    }

    /// <summary>春节 (first to third), 端午 and 中秋; with <paramref name="eve"/> only the first day, so that the day before is 除夕.</summary>
    private static bool IsLunarHoliday(DateTime noon, bool eve = false)
    {
        var (year, position, day) = (Lunar.GetYear(noon), Lunar.GetMonth(noon), Lunar.GetDayOfMonth(noon));
        var leap = Lunar.GetLeapMonth(year);
        var month = leap > 0 && position >= leap ? position - 1 : position;
        var inLeapMonth = leap > 0 && position == leap;
        return !inLeapMonth && (eve ? (month, day) is (1, 1) : (month, day) is (1, 1 or 2 or 3) or (5, 5) or (8, 15));
    }

    /// <summary>Day in April of the solar term, good for 2000–2099.</summary>
    private static int Qingming(int year) => (int)(((year % 100) * 0.2422) + 4.81) - (year % 100 / 4);
}
