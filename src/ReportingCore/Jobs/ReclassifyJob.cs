using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Views;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Asks the classifier again for hazards that came in while it was down or slow (architecture rule 10). Any instance may run it.</summary>
internal sealed partial class ReclassifyJob(
    Townships townships,
    TownshipViews views,
    TownshipReader reader,
    IReportClassifier classifier,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReclassifyJob> log) : Job(Every, clock, log)
{
    private const int MostInOneRound = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <returns>How many hazards got their proposal.</returns>
    public async Task<int> AskAllAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var jurisdiction in townships.All)
        {
            var view = await views.CurrentAsync(jurisdiction.Area, cancellationToken);
            foreach (var hazard in view.Hazards.Select(item => item.Hazard).Where(ReclassifyHazardHandler.Waits).OrderBy(hazard => hazard.Number).Take(MostInOneRound))
            {
                try
                {
                    if (!await AskAsync(jurisdiction.Area, hazard, cancellationToken))
                    {
                        // Still down: the others would only wait as long.
                        return done;
                    }

                    done++;
                }
                catch (Exception error) when (error is not (RedisException or TimeoutException or OperationCanceledException))
                {
                    // One damaged report must not keep the others from their proposal.
                    LogFailed(log, hazard.Id.Value, error);
                }
            }
        }

        return done;
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => AskAllAsync(cancellationToken);

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

    [LoggerMessage(31, LogLevel.Error, "Hazard {Hazard} cannot be given a proposal; the others go on")]
    private static partial void LogFailed(ILogger log, string hazard, Exception error);
}
