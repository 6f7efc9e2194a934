using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>One line of the 重大事故隐患数据库: a hazard somebody has declared major, seen by its days in Asia/Shanghai.</summary>
/// <param name="Hazard">The unit of casework; the ledger adds nothing that could differ from it.</param>
/// <param name="FoundOn">Day of the finding: self-check, inspection, or verification of the report.</param>
/// <param name="ClosedOn">Day of write-off, or of the conclusion above; null while outstanding.</param>
public sealed record LedgerEntry(Hazard Hazard, DateOnly FoundOn, DateOnly? ClosedOn)
{
    private static readonly string[] Closings = ["write-off", "record-conclusion-above"];

    public DateOnly? Deadline => Hazard.Rectification?.Plan?.Deadline;

    /// <returns>Null for what is not in the ledger: not major, merged into another, or found untrue after all.</returns>
    public static LedgerEntry? Of(Hazard hazard)
    {
        if (hazard.Major is not { } major || hazard.State is HazardState.Merged or HazardState.Unfounded or HazardState.Declined)
        {
            return null;
        }

        var closed = hazard.State is HazardState.WrittenOff or HazardState.ConcludedAbove
            ? hazard.Milestones.LastOrDefault(milestone => Closings.Contains(milestone.Act))?.At
            : null;
        var found = hazard.Verification?.On ?? WorkingCalendar.Day(major.At);
        return new(hazard, found, closed is { } at ? WorkingCalendar.Day(at) : null);
    }

    /// <summary>At the end of the day.</summary>
    public bool IsOutstanding(DateOnly on) => FoundOn <= on && !(ClosedOn <= on);

    /// <summary>Outstanding although its deadline lies before the day.</summary>
    public bool IsOverdue(DateOnly on) => IsOutstanding(on) && Deadline < on;

    /// <summary>Whole days since it was found.</summary>
    public int AgeOn(DateOnly on) => on.DayNumber - FoundOn.DayNumber;
}
