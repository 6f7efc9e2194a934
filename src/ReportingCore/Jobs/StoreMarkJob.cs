using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Notes how far each township has come, so that a store which later comes up with less is refused, and says when the store loses something.</summary>
internal sealed partial class StoreMarkJob(Townships townships, StoreGuard guard, TimeProvider clock, ILogger<StoreMarkJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private string lastProblem = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await NextAsync(timer, stoppingToken))
        {
            var problem = await NoteAsync();
            if (problem.Length > 0 && problem != lastProblem)
            {
                // Once, not every two seconds: it lasts until somebody has restored the store or started it.
                LogNotNoted(log, problem);
            }

            lastProblem = problem;
        }
    }

    private async Task<string> NoteAsync()
    {
        try
        {
            await guard.NoteAsync(townships.All.Select(jurisdiction => jurisdiction.Area));
            return "";
        }
        catch (StoreException error)
        {
            return error.Message;
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "The state of the store could not be noted; it will be tried again. {Problem}")]
    private static partial void LogNotNoted(ILogger log, string problem);
}
