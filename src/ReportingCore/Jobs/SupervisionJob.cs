using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>
/// Looks through the in-memory views for what stands still and lets the ladder and the urgent alert go on. What is due is decided again
/// inside the commit, so any number of instances may sweep at once.
/// </summary>
internal sealed partial class SupervisionJob(
    Townships townships,
    TownshipViews views,
    WorkingCalendar calendar,
    LadderCommits commits,
    TimeProvider clock,
    ILogger<SupervisionJob> log) : Job(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, DueWatch> watches = [];
    private readonly SemaphoreSlim sweeping = new(1, 1);

    /// <returns>How many hazards were acted upon.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await sweeping.WaitAsync(cancellationToken);
        try
        {
            var acted = 0;
            foreach (var jurisdiction in townships.All)
            {
                acted += await TryAsync(jurisdiction.Area, () => SweepAsync(jurisdiction, cancellationToken), 0, cancellationToken);
            }

            return acted;
        }
        finally
        {
            sweeping.Release();
        }
    }

    public override void Dispose()
    {
        sweeping.Dispose();
        base.Dispose();
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private async Task<int> SweepAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        if (!watches.TryGetValue(jurisdiction.Area, out var watch))
        {
            watches[jurisdiction.Area] = watch = new(jurisdiction, calendar);
        }

        var view = await views.CurrentAsync(jurisdiction.Area, cancellationToken);
        var due = watch.Due(view.Hazards.Select(item => item.Hazard), Clock.GetUtcNow());
        // Together they share group commits.
        var outcomes = await Task.WhenAll(due.Select(id =>
            TryAsync($"{jurisdiction.Area} {id}", () => TakeAsync(jurisdiction.Area, id), false, cancellationToken)));
        return outcomes.Count(acted => acted);
    }

    private async Task<bool> TakeAsync(string area, HazardId id)
    {
        var outcome = await commits.TakeAsync(area, id);
        if (!outcome.IsOk)
        {
            LogRefused(log, area, id.Value, outcome.Refusal!.Code);
        }

        return outcome.IsOk && outcome.Value > 0;
    }

    [LoggerMessage(41, LogLevel.Warning, "Supervision of {Area} {Hazard} was refused: {Code}")]
    private static partial void LogRefused(ILogger log, string area, string hazard, string code);
}
