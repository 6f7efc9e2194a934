using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Clocks;

/// <summary>One clock of a hazard: name, when it started and when it runs out.</summary>
public sealed record RunningClock(string Code, DateTimeOffset StartedAt, DateTimeOffset DueAt);

/// <summary>
/// The clocks that run for a hazard, computed from nothing but its history (milestones), so they can be recomputed at any time.
/// While the reporter is asked for more, none runs; the pause is added to what was running.
/// </summary>
public static class CaseClocks
{
    private const string FireSafety = "fire-safety";

    /// <summary>The clock that runs out first; null when nothing runs.</summary>
    public static RunningClock? NextDue(Hazard hazard, ClockTable clocks, WorkingCalendar calendar) =>
        Running(hazard, clocks, calendar).MinBy(clock => clock.DueAt);

    public static IReadOnlyList<RunningClock> Running(Hazard hazard, ClockTable clocks, WorkingCalendar calendar)
    {
        var running = new List<RunningClock>();
        if (Stage(hazard, clocks) is { } stage)
        {
            var clock = Clock(stage.Code, stage.Start, stage.Span);
            var limit = Clock("accept-limit", hazard.FirstReportedAt, clocks.AcceptLimit);
            running.Add(hazard.State == HazardState.Registered && !IsAnswered(hazard) && limit.DueAt < clock.DueAt ? limit : clock);
        }

        AddConclusion(running, hazard, clocks, calendar);
        if (Concluded(hazard) is { } concluded && hazard.ReplyOwedTo().Any())
        {
            running.Add(Clock("feedback", Later(concluded, OwedAnew(hazard)), clocks.Feedback));
        }

        running.AddRange(hazard.Objections.Where(objection => objection.Upheld is null).Select(objection => Clock("review", objection.At, clocks.Review)));
        if (Deadline(hazard) is { } deadline)
        {
            running.Add(new("rectify", hazard.Rectification!.At, WorkingCalendar.EndOf(deadline)));
        }

        if (hazard.Supervision is { IsListed: true, Listing: { } listing } && hazard.State is not (HazardState.WrittenOff or HazardState.AwaitingWriteOff))
        {
            running.Add(new("listing", listing.At, WorkingCalendar.EndOf(listing.Deadline)));
        }

        return running;

        RunningClock Clock(string code, DateTimeOffset start, ClockSpan span) =>
            new(code, start, calendar.Due(start, span) + Paused(hazard, start));
    }

    /// <summary>When the hazard came to the department that has it now.</summary>
    public static DateTimeOffset ArrivedAt(Hazard hazard)
    {
        var arrived = hazard.FirstReportedAt;
        foreach (var milestone in hazard.Milestones.Where(milestone => milestone.Act is "report-insisted" or "assign" or "assign-jointly" or "release-paraphrase" or "hand-back"))
        {
            arrived = milestone.At;
        }

        return arrived;
    }

    /// <summary>Time the reporter was waited for after a moment; a pause that still runs has stopped the clock at its beginning.</summary>
    public static TimeSpan Paused(Hazard hazard, DateTimeOffset since)
    {
        var total = TimeSpan.Zero;
        DateTimeOffset? from = null;
        foreach (var milestone in hazard.Milestones)
        {
            if (milestone.State == HazardState.AwaitingReporter)
            {
                from ??= milestone.At;
            }
            else if (from is { } start)
            {
                total += milestone.At > since ? milestone.At - (start > since ? start : since) : TimeSpan.Zero;
                from = null;
            }
        }

        return total;
    }

    private static (string Code, DateTimeOffset Start, ClockSpan Span)? Stage(Hazard hazard, ClockTable clocks) => hazard.State switch
    {
        HazardState.Registered => ("accept", ArrivedAt(hazard), clocks.Accept),
        HazardState.AwaitingReporter => ("answer", Entered(hazard), clocks.Answer),
        HazardState.Assigned => ("sign-for", Entered(hazard), clocks.SignFor),
        HazardState.Accepted or HazardState.Verifying => ("check", CheckStarted(hazard) ?? Entered(hazard), hazard switch
        {
            { Domain: FireSafety, Urgent: true } => clocks.CheckFireUrgent,
            { Domain: FireSafety } => clocks.CheckFire,
            _ => clocks.Check,
        }),
        HazardState.Enforcement => ("penalty", Entered(hazard), clocks.Penalty),
        HazardState.Reinspecting => ("recheck", Entered(hazard), hazard.Major is not null ? clocks.RecheckMajor
            : hazard.Domain == "special-equipment" ? clocks.RecheckSpecialEquipment : clocks.Recheck),
        _ => null,
    };

    /// <summary>The reporter has had a first answer: guided elsewhere, accepted, declined or passed on; each department since has its own time.</summary>
    private static bool IsAnswered(Hazard hazard) => hazard.Milestones.Any(milestone =>
        milestone.State is not (HazardState.Registered or HazardState.AwaitingReporter or HazardState.Merged));

    private static void AddConclusion(List<RunningClock> running, Hazard hazard, ClockTable clocks, WorkingCalendar calendar)
    {
        // From the first acceptance: passing it on among ourselves gives nobody more time. A review that re-opens it starts anew, and so does
        // a report that came after the reply.
        if ((Last(hazard, Reopened) ?? First(hazard, "accept")) is not { } accepted
            || (hazard.Verification is not null && !hazard.ReplyOwedTo().Any()) || Workflow.WorkflowTable.IsClosed(hazard.State)
            || hazard.State is HazardState.Escalated or HazardState.Registered or HazardState.AwaitingReporter)
        {
            return;
        }

        var start = Later(accepted, OwedAnew(hazard));
        var due = calendar.Due(start, clocks.Conclude) + Paused(hazard, start);
        running.Add(new("conclude", start, hazard.Extension is { ApprovedAt: { } approved } extension && approved >= start ? due.AddDays(extension.Days) : due));
    }

    /// <summary>Since when there is something to reply: verified here, or concluded by the higher government, which alone concludes on a death.</summary>
    private static DateTimeOffset? Concluded(Hazard hazard) => hazard switch
    {
        { State: HazardState.ConcludedAbove } => Last(hazard, milestone => milestone.Act == "record-conclusion-above"),
        { State: HazardState.Escalated } or { Death: true } => null,
        _ => hazard.Verification?.At,
    };

    private static DateOnly? Deadline(Hazard hazard) =>
        hazard.State is HazardState.Rectifying ? hazard.Rectification?.Plan?.Deadline : null;

    private static bool CheckStarts(Milestone milestone) => milestone.Act is "accept" or "resume-locally" || Reopened(milestone);

    /// <summary>What is split off from a hazard that was verified is checked for itself, and from then on.</summary>
    private static DateTimeOffset? CheckStarted(Hazard hazard)
    {
        DateTimeOffset? started = null;
        HazardState? before = null;
        foreach (var milestone in hazard.Milestones)
        {
            var splitOff = milestone is { Act: "split", State: HazardState.Accepted } && before is { } state && SplitPart.StateOf(state) != state;
            started = splitOff || CheckStarts(milestone) ? milestone.At : started;
            before = milestone.State;
        }

        return started;
    }

    private static bool Reopened(Milestone milestone) => milestone is { Act: "decide-objection", State: HazardState.Verifying };

    private static DateTimeOffset? Last(Hazard hazard, Func<Milestone, bool> wanted) => hazard.Milestones.LastOrDefault(wanted)?.At;

    private static DateTimeOffset? First(Hazard hazard, string act) => hazard.Milestones.FirstOrDefault(milestone => milestone.Act == act)?.At;

    /// <summary>Since when the reports wait that came after the reply: each has a new report's time, and a later one takes none of it away.</summary>
    private static DateTimeOffset? OwedAnew(Hazard hazard)
    {
        var milestones = hazard.Milestones.ToList();
        var replied = milestones.FindLastIndex(milestone => milestone.Act == "reply-finally" || Reopened(milestone));
        return replied < 0 || Reopened(milestones[replied]) ? null
            : milestones.Skip(replied).Where(milestone => milestone.Act is "report-joined" or "merge")
                .TakeLast(hazard.ReplyOwedTo().Count()).FirstOrDefault()?.At;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static DateTimeOffset Entered(Hazard hazard)
    {
        var entered = hazard.FirstReportedAt;
        HazardState? state = null;
        foreach (var milestone in hazard.Milestones)
        {
            entered = milestone.State == state ? entered : milestone.At;
            state = milestone.State;
        }

        return entered;
    }
}
