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
            try
            {
                if (await cleaning.SweepAsync(jurisdiction.Area, cancellationToken) is > 0 and var discarded)
                {
                    LogDiscarded(log, jurisdiction.Area, discarded);
                }
            }
            catch (StoreException error)
            {
                LogLeftOut(log, jurisdiction.Area, error.Message);
            }
        }
    }

    [LoggerMessage(44, LogLevel.Information, "{Area}: {Count} uploads that no report named are discarded")]
    private static partial void LogDiscarded(ILogger log, string area, int count);

    [LoggerMessage(45, LogLevel.Warning, "{Area}: uploads that no report named are not looked for, no file was touched. {Problem}")]
    private static partial void LogLeftOut(ILogger log, string area, string problem);
}
