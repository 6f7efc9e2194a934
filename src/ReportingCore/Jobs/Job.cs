namespace PublicReport.ReportingCore.Jobs;

/// <summary>Something that is done again and again; a failure is logged and the next turn tries again.</summary>
internal abstract partial class Job(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    protected abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Does one part of a turn: a township, a hazard, a piece of news. What fails is logged and keeps no other part from its turn.</summary>
    /// <param name="part">Names it in the log: codes and ids, never words.</param>
    /// <param name="work">What is done.</param>
    /// <param name="otherwise">The result when it fails.</param>
    /// <param name="cancellationToken">The host stops; only this ends the turn.</param>
    protected async Task<T> TryAsync<T>(string part, Func<Task<T>> work, T otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogPartFailed(log, GetType().Name, part, error);
            return otherwise;
        }
    }

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

    [LoggerMessage(46, LogLevel.Error, "{Job} failed at {Part} and goes on with the others; it will be tried again")]
    private static partial void LogPartFailed(ILogger log, string job, string part, Exception error);

    [LoggerMessage(40, LogLevel.Error, "{Job} failed and will be tried again")]
    private static partial void LogFailed(ILogger log, string job, Exception error);
}
