using PublicReport.ReportingCore.Domain.Clocks;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>
/// How often an enterprise had a major hazard, and how often one went to enforcement, within 180 days and within one year. 安全生产法 113
/// asks for closure after three penalties in 180 days or four in a year for major hazards: the penalties are the enforcer's records, so
/// the counters are a hint to look there and no finding of law.
/// </summary>
public sealed record RepeatCounters(int Found180, int FoundYear, int Enforced180, int EnforcedYear)
{
    private const int Window = 180;
    private const int ThreeTimes = 3;
    private const int FourTimes = 4;

    public bool IsFlagged => Found180 >= ThreeTimes || FoundYear >= FourTimes || Enforced180 >= ThreeTimes || EnforcedYear >= FourTimes;

    /// <summary>The day of the event itself does not count (民法典 201): what lies exactly 180 days back is still within.</summary>
    /// <param name="entries">Of one enterprise.</param>
    /// <param name="today">Day in Asia/Shanghai.</param>
    public static RepeatCounters Of(IEnumerable<LedgerEntry> entries, DateOnly today)
    {
        var all = entries.ToList();
        var found = all.Select(entry => entry.FoundOn).ToList();
        var enforced = all.SelectMany(entry => entry.Hazard.Milestones)
            .Where(milestone => milestone.Act == "hand-to-enforcement").Select(milestone => WorkingCalendar.Day(milestone.At)).ToList();
        return new(Within180(found, today), WithinYear(found, today), Within180(enforced, today), WithinYear(enforced, today));
    }

    private static int Within180(List<DateOnly> days, DateOnly today) => days.Count(day => day <= today && today <= day.AddDays(Window));

    private static int WithinYear(List<DateOnly> days, DateOnly today) => days.Count(day => day <= today && today <= day.AddYears(1));
}
