using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Audit;

/// <summary>
/// Which clocks of one hazard were kept. A clock is known by its name and start. It was kept when it ends before it falls due, and missed
/// when it falls due while it runs; either is said once, at that moment, and never taken back. A clock that only stands still (the reporter
/// is asked, the matter waits to be signed for or to be taken up again) has not ended.
/// </summary>
internal sealed class ClockVerdicts
{
    /// <summary>Acts after which a clock is gone without anybody having kept it.</summary>
    private static readonly string[] Regrouping = ["merge", "split", "undo-merge", "undo-split"];

    private readonly HashSet<(string Code, DateTimeOffset Start)> missed;
    private readonly HashSet<(string Code, DateTimeOffset Start)> kept;
    private List<(RunningClock Clock, string Department)> running;
    private List<(RunningClock Clock, string Department)> standing;

    /// <param name="from">Of the hazard this one was split off from: its clocks go on here, and what was said of them holds.</param>
    public ClockVerdicts(ClockVerdicts? from)
    {
        running = [.. from?.running ?? []];
        standing = [.. from?.standing ?? []];
        missed = [.. from?.missed ?? []];
        kept = [.. from?.kept ?? []];
    }

    /// <summary>Clocks that have fallen due by a moment while running and are not yet known to be missed.</summary>
    public IEnumerable<(RunningClock Clock, string Department)> MissedBy(DateTimeOffset moment) =>
        running.Where(item => item.Clock.DueAt <= moment && !missed.Contains(Key(item.Clock)));

    public void Miss(RunningClock clock) => missed.Add(Key(clock));

    /// <param name="now">Clocks that run after the act.</param>
    /// <param name="state">State after the act.</param>
    /// <param name="department">Whose clocks they are.</param>
    /// <param name="act">The act.</param>
    /// <returns>The clocks that were kept by this act.</returns>
    public IReadOnlyList<(RunningClock Clock, string Department)> Follow(
        IReadOnlyList<RunningClock> now, HazardState state, string department, string act)
    {
        var gone = running.Concat(standing).Where(item => !now.Any(clock => Key(clock) == Key(item.Clock))).ToList();
        standing = [.. gone.Where(item => StandsStill(item.Clock, state))];
        running = [.. now.Select(clock => (clock, department))];
        return Regrouping.Contains(act) ? []
            : [.. gone.Except(standing).Where(item => !missed.Contains(Key(item.Clock)) && kept.Add(Key(item.Clock)))];
    }

    private static bool StandsStill(RunningClock clock, HazardState state) => state == HazardState.AwaitingReporter
        || (state, clock.Code) is (HazardState.Assigned, "check") or (HazardState.Registered, "conclude");

    private static (string Code, DateTimeOffset Start) Key(RunningClock clock) => (clock.Code, clock.StartedAt);
}
