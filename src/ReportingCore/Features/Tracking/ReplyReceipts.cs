using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>Notes once when the final reply reached its reporter, by push or by reading it with the receipt: the time to object runs from there (106号).</summary>
internal sealed class ReplyReceipts(TownshipStore store, IIdSource ids)
{
    public async Task NoteAsync(string area, Report report)
    {
        if (report is not { RepliedAt: not null, ReplyReceivedAt: null })
        {
            return;
        }

        // A store that does not answer must not keep the reply from its reporter: the next reading notes it.
        await store.CommitAsync<Done>(area, ids.RequestId(), async transaction =>
        {
            if (await transaction.FindReportAsync(report.Id) is { RepliedAt: not null, ReplyReceivedAt: null } current)
            {
                transaction.Save(current with { ReplyReceivedAt = transaction.Now });
                transaction.Append(new(Actor.Reporter(area), "reply-received") { Hazard = current.HazardId, Report = current.Id });
            }

            return Done.Instance;
        });
    }
}
