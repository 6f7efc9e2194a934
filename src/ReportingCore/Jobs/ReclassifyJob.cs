using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Asks the classifier again for hazards that came in while it was down or slow (architecture rule 10). Any instance may run it.</summary>
internal sealed partial class ReclassifyJob(
    Townships townships,
    TownshipViews views,
    TownshipReader reader,
    IReportClassifier classifier,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReclassifyJob> log) : BackgroundService
{
    private const int MostInOneRound = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <returns>How many hazards got their proposal.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var jurisdiction in townships.All)
        {
            var view = await views.CurrentAsync(jurisdiction.Area, cancellationToken);
            foreach (var hazard in view.Hazards.Select(item => item.Hazard).Where(ReclassifyHazardHandler.Waits).OrderBy(hazard => hazard.Number).Take(MostInOneRound))
            {
                if (!await AskAsync(jurisdiction.Area, hazard, cancellationToken))
                {
                    // Still down: the others would only wait as long.
                    return done;
                }

                done++;
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, clock, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is StackExchange.Redis.RedisException or TimeoutException)
            {
                LogStoreAway(log, error);
            }
        }
    }

    private async Task<bool> AskAsync(string area, Hazard hazard, CancellationToken cancellationToken)
    {
        var first = await reader.FindReportAsync(area, hazard.Reports[0]) ?? throw new InvalidDataException($"the first report of hazard {hazard.Id} is missing");
        if (await classifier.ClassifyAsync(first.Text, explain: true, cancellationToken) is not { } classification)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReclassifyHazard(area, hazard.Id, classification), cancellationToken);
        return true;
    }

    [LoggerMessage(31, LogLevel.Warning, "The store is away; hazards without a proposal wait for the next round")]
    private static partial void LogStoreAway(ILogger log, Exception error);
}
