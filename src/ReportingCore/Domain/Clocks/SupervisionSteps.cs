using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Domain.Clocks;

/// <summary>One rung of the ladder that is due.</summary>
/// <param name="Clock">The clock it presses.</param>
/// <param name="Act">Which of the supervision acts.</param>
/// <param name="Id">"clock|start|due|step": taken once for each due time, whichever instance gets there first.</param>
/// <param name="At">When it fell due.</param>
public sealed record LadderStep(RunningClock Clock, Act Act, string Id, DateTimeOffset At)
{
    public int Level => SupervisionSteps.LevelOf(Act);
}

/// <summary>
/// 督办 ladder of rules §9: remind before, yellow when due, then letter, leader and the list of every month end, for each running clock.
/// Computed from the hazard's history alone.
/// </summary>
public static class SupervisionSteps
{
    private const string Answer = "answer";

    /// <summary>Steps that are due and not taken yet, oldest first.</summary>
    public static IReadOnlyList<LadderStep> Due(Hazard hazard, ClockTable clocks, WorkingCalendar calendar, DateTimeOffset now) =>
        [.. CaseClocks.Running(hazard, clocks, calendar)
            .Where(clock => clock.Code != Answer && WorkflowTable.IsClocked(hazard.State))
            .SelectMany(clock => Steps(clock, clocks.Supervision, now))
            .Where(step => step.At <= now && !hazard.Supervision.Steps.Contains(step.Id))
            .OrderBy(step => step.At)];

    /// <summary>The reporter's time to answer is over: the clocks run on.</summary>
    public static bool SilenceIsOver(Hazard hazard, ClockTable clocks, WorkingCalendar calendar, DateTimeOffset now) =>
        hazard.State == HazardState.AwaitingReporter
        && CaseClocks.Running(hazard, clocks, calendar).Any(clock => clock.Code == Answer && clock.DueAt <= now);

    /// <summary>When the clock has something to do next; null while nothing runs.</summary>
    public static DateTimeOffset? NextAt(Hazard hazard, ClockTable clocks, WorkingCalendar calendar, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        if (!WorkflowTable.IsClocked(hazard.State))
        {
            return next;
        }

        foreach (var clock in CaseClocks.Running(hazard, clocks, calendar))
        {
            foreach (var at in clock.Code == Answer ? [clock.DueAt] : Steps(clock, clocks.Supervision, now)
                .Where(step => !hazard.Supervision.Steps.Contains(step.Id)).Select(step => step.At))
            {
                next = next is null || at < next ? at : next;
            }
        }

        return next;
    }

    /// <summary>The level as it stands: the floor (while the hazard is open), or the highest step taken of a clock that still runs.</summary>
    public static Hazard Settle(Hazard hazard, ClockTable clocks, WorkingCalendar calendar)
    {
        if (hazard.Supervision == Supervision.None)
        {
            return hazard;
        }

        var running = CaseClocks.Running(hazard, clocks, calendar).Select(Prefix).ToHashSet();
        var taken = hazard.Supervision.Steps
            .Where(step => running.Contains(step[..(step.LastIndexOf('|') + 1)]))
            .Select(step => LevelOf(step[(step.LastIndexOf('|') + 1)..]))
            .Append(WorkflowTable.IsClosed(hazard.State) ? 0 : hazard.Supervision.Floor).Max();
        return hazard with { Supervision = hazard.Supervision with { Level = taken } };
    }

    /// <summary>Notes the step, and the letter if it is one.</summary>
    public static Hazard Take(Hazard hazard, LadderStep step, string by, DateTimeOffset now)
    {
        var noted = hazard with { Supervision = hazard.Supervision with { Steps = [.. hazard.Supervision.Steps, step.Id] } };
        return step.Act == Act.SuperviseLetter ? AddLetter(noted, step.Clock, "", by, now) : noted;
    }

    public static Hazard AddLetter(Hazard hazard, RunningClock? clock, string text, string by, DateTimeOffset now)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"督{hazard.Number}-{hazard.Supervision.Letters.Count + 1}");
        var letter = new SupervisionLetter(number, clock?.Code ?? "", clock?.DueAt ?? now, text, by, now);
        return hazard with { Supervision = hazard.Supervision with { Letters = [.. hazard.Supervision.Letters, letter] } };
    }

    public static int LevelOf(Act act) => act switch
    {
        Act.SuperviseRemind => 1,
        Act.SuperviseYellow => 2,
        Act.SuperviseLetter => 3,
        Act.SuperviseLeader => 4,
        Act.SuperviseMonthEnd => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static int LevelOf(string step) => step switch
    {
        "remind" => 1,
        "yellow" => 2,
        "letter" => 3,
        "leader" => 4,
        _ => 5,
    };

    private static IEnumerable<LadderStep> Steps(RunningClock clock, SupervisionLadder ladder, DateTimeOffset now)
    {
        // What has fallen due need not be reminded of, and a clock shorter than the reminder's time has none.
        var remind = clock.DueAt.AddDays(-ladder.RemindBefore);
        if (remind > clock.StartedAt && now < clock.DueAt)
        {
            yield return Step(Act.SuperviseRemind, "remind", remind);
        }

        yield return Step(Act.SuperviseYellow, "yellow", clock.DueAt);
        yield return Step(Act.SuperviseLetter, "letter", clock.DueAt.AddDays(ladder.LetterAfter));
        var leader = clock.DueAt.AddDays(ladder.LeaderAfter);
        yield return Step(Act.SuperviseLeader, "leader", leader);
        var month = WorkingCalendar.Day(leader);
        for (var end = MonthEnd(month); ; end = MonthEnd(end.AddDays(1)))
        {
            yield return Step(Act.SuperviseMonthEnd, string.Create(CultureInfo.InvariantCulture, $"{end:yyyy-MM}"), WorkingCalendar.StartOf(end));
            if (WorkingCalendar.StartOf(end) > now)
            {
                yield break;
            }
        }

        LadderStep Step(Act act, string name, DateTimeOffset at) => new(clock, act, Prefix(clock) + name, at);
    }

    /// <summary>Last day of the month; a leader's step on that very day still makes this month's list.</summary>
    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>Whoever got more time is pressed anew when that runs out, and for nothing before.</summary>
    private static string Prefix(RunningClock clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{clock.Code}|{clock.StartedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}|{clock.DueAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}|");
}
