using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Photos and recordings that were uploaded and never sent with a report are discarded after a day and deleted 30 days later, as the privacy page says.</summary>
internal sealed partial class EvidenceJob(Townships townships, EvidenceCleaning cleaning, TimeProvider clock, ILogger<EvidenceJob> log) : Job(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var jurisdiction in townships.All)
        {
            await TryAsync(jurisdiction.Area, () => SweepAsync(jurisdiction.Area, cancellationToken), 0, cancellationToken);
        }
    }

    private async Task<int> SweepAsync(string area, CancellationToken cancellationToken)
    {
        try
        {
            var discarded = await cleaning.SweepAsync(area, cancellationToken);
            if (discarded > 0)
            {
                LogDiscarded(log, area, discarded);
            }

            return discarded;
        }
        catch (StoreException error)
        {
            LogLeftOut(log, area, error.Message);
            return 0;
        }
    }

    [LoggerMessage(44, LogLevel.Information, "{Area}: {Count} uploads that no report named are discarded")]
    private static partial void LogDiscarded(ILogger log, string area, int count);

    [LoggerMessage(45, LogLevel.Warning, "{Area}: uploads that no report named are not looked for, no file was touched. {Problem}")]
    private static partial void LogLeftOut(ILogger log, string area, string problem);
}
