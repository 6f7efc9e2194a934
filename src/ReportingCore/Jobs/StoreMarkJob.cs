using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Notes how far each township has come, so that a store which later comes up with less is refused, and says when the store loses something.</summary>
internal sealed partial class StoreMarkJob(Townships townships, StoreGuard guard, TimeProvider clock, ILogger<StoreMarkJob> log) : Job(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private string lastProblem = "";

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var problem = await NoteAsync();
        if (problem.Length > 0 && problem != lastProblem)
        {
            // Once, not every two seconds: it lasts until somebody has restored the store or started it.
            LogNotNoted(log, problem);
        }

        lastProblem = problem;
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

    [LoggerMessage(30, LogLevel.Warning, "The state of the store could not be noted; it will be tried again. {Problem}")]
    private static partial void LogNotNoted(ILogger log, string problem);
}
