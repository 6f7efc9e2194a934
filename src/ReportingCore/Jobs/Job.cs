namespace PublicReport.ReportingCore.Jobs;

/// <summary>Something that is done again and again; a failure is logged and the next turn tries again.</summary>
internal abstract partial class Job(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    protected abstract Task RunOnceAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first turn: it may read a whole township.
        await Task.Yield();
        using var timer = new PeriodicTimer(every, Clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, GetType().Name, error);
            }
        }
        while (!stoppingToken.IsCancellationRequested && await NextAsync(timer, stoppingToken));
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

    [LoggerMessage(40, LogLevel.Error, "{Job} failed and will be tried again")]
    private static partial void LogFailed(ILogger log, string job, Exception error);
}
