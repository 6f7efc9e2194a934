using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Notes how far each township has come, so that a store which later comes up with less is refused.</summary>
internal sealed partial class StoreMarkJob(
    Townships townships, TownshipReader reader, CoreSettings settings, TimeProvider clock, ILogger<StoreMarkJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly StoreMarks marks = new(Path.Combine(settings.DataDirectory, "store-marks"));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is read now is written down a round later: by then it is on the disk too, not only visible.
        var seen = marks.Read();
        using var timer = new PeriodicTimer(Every, clock);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                marks.Write(seen);
                seen = await HeadsAsync();
            }
            catch (Exception error) when (error is StackExchange.Redis.RedisException or TimeoutException or IOException)
            {
                LogNotNoted(log, error);
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> HeadsAsync()
    {
        var heads = new Dictionary<string, long>();
        foreach (var jurisdiction in townships.All)
        {
            heads[jurisdiction.Area] = (await reader.HeadAsync(jurisdiction.Area)).Version;
        }

        return heads;
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

    [LoggerMessage(30, LogLevel.Warning, "The state of the store could not be noted; the next round tries again")]
    private static partial void LogNotNoted(ILogger log, Exception error);
}
