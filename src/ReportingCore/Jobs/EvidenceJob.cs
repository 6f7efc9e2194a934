using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Photos and recordings that were uploaded and never sent with a report are deleted after a day, as the privacy page says.</summary>
internal sealed partial class EvidenceJob(Townships townships, IEvidenceStore evidence, TimeProvider clock, ILogger<EvidenceJob> log) : Job(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var jurisdiction in townships.All)
        {
            if (await evidence.RemoveOrphansAsync(jurisdiction.Area, cancellationToken) is > 0 and var removed)
            {
                LogRemoved(log, jurisdiction.Area, removed);
            }
        }
    }

    [LoggerMessage(44, LogLevel.Information, "{Area}: {Count} uploads that no report named are deleted")]
    private static partial void LogRemoved(ILogger log, string area, int count);
}
