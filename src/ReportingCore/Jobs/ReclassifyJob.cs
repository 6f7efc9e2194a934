using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Asks the classifier again for hazards that came in while it was down or slow (architecture rule 10). Any instance may run it.</summary>
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
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <returns>How many hazards got their proposal.</returns>
    public async Task<int> AskAgainAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var area in townships.All.Select(jurisdiction => jurisdiction.Area))
        {
            foreach (var hazard in await TryAsync(area, () => WaitingAsync(area, cancellationToken), [], cancellationToken))
            {
                var asked = await TryAsync($"{area} {hazard.Id}", () => AskAsync(area, hazard, cancellationToken), Asked.Failed, cancellationToken);
                if (asked == Asked.NoAnswer)
                {
                    // Still down: the others would only wait as long.
                    return done;
                }

                done += asked == Asked.Done ? 1 : 0;
            }
        }

        return done;
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => AskAgainAsync(cancellationToken);

    private async Task<IReadOnlyList<Hazard>> WaitingAsync(string area, CancellationToken cancellationToken) =>
        (await views.CurrentAsync(area, cancellationToken)).Hazards.Select(item => item.Hazard)
            .Where(ReclassifyHazardHandler.Waits).OrderBy(hazard => hazard.Number).Take(MostInOneRound).ToList();

    private async Task<Asked> AskAsync(string area, Hazard hazard, CancellationToken cancellationToken)
    {
        var first = await reader.FindReportAsync(area, hazard.Reports[0]) ?? throw new InvalidDataException($"the first report of hazard {hazard.Id} is missing");
        if (await classifier.ClassifyAsync(first.Text, explain: true, cancellationToken) is not { } classification)
        {
            return Asked.NoAnswer;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReclassifyHazard(area, hazard.Id, classification), cancellationToken);
        return Asked.Done;
    }

    private enum Asked
    {
        Done,
        NoAnswer,
        Failed,
    }
}
