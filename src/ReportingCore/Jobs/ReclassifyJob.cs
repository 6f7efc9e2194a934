using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Asks the classifier again for reports that came in while it was down or slow (architecture rule 10). Any instance may run it.</summary>
internal sealed class ReclassifyJob(
    Townships townships,
    TownshipViews views,
    TownshipReader reader,
    IReportClassifier classifier,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<ReclassifyJob> log) : Job(Every, clock, log)
{
    private const int MostInOneRound = 50;

    /// <summary>In one round; fewer may be the fault of one text, and must not hold up the others or another township.</summary>
    private const int MostFailures = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Nobody waits for the job: a busy classifier that is too slow for a reporter's call still gets everything heard.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>How many hazards got their proposal.</returns>
    public async Task<int> AskAllAsync(CancellationToken cancellationToken)
    {
        var (done, failures) = (0, 0);
        foreach (var area in townships.All.Select(jurisdiction => jurisdiction.Area))
        {
            foreach (var hazard in await TryAsync(area, () => WaitingAsync(area, cancellationToken), [], cancellationToken))
            {
                var asked = await TryAsync($"{area} {hazard.Id}", () => AskAsync(area, hazard, cancellationToken), Asked.Failed, cancellationToken);
                done += asked == Asked.Done && ReclassifyHazardHandler.NeedsRoute(hazard) ? 1 : 0;
                failures += asked == Asked.NoAnswer ? 1 : 0;
                if (failures == MostFailures)
                {
                    // Still down: the others would only wait as long.
                    return done;
                }
            }
        }

        return done;
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => AskAllAsync(cancellationToken);

    private async Task<IReadOnlyList<Hazard>> WaitingAsync(string area, CancellationToken cancellationToken) =>
        (await views.CurrentAsync(area, cancellationToken)).Hazards.Select(item => item.Hazard)
            .Where(hazard => ReclassifyHazardHandler.Waiting(hazard).Count > 0).OrderBy(hazard => hazard.Number).Take(MostInOneRound).ToList();

    private async Task<Asked> AskAsync(string area, Hazard hazard, CancellationToken cancellationToken)
    {
        var heard = new Dictionary<ReportId, ClassificationResult>();
        foreach (var id in ReclassifyHazardHandler.Waiting(hazard))
        {
            var report = await reader.FindReportAsync(area, id) ?? throw new InvalidDataException($"report {id} of hazard {hazard.Id} is missing");
            if (await classifier.ClassifyAsync(report.Text, explain: true, cancellationToken, Patience) is not { } classification)
            {
                return Asked.NoAnswer;
            }

            heard[id] = classification;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReclassifyHazard(area, hazard.Id, heard), cancellationToken);
        return Asked.Done;
    }

    private enum Asked
    {
        Done,
        NoAnswer,
        Failed,
    }
}
