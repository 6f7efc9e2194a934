using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>
/// Sends news for staff from the outbox. The lease keeps two instances apart; each way is tried until it worked, and what is given up
/// stays to be seen in the console. The core needs none of this to go on (architecture rule 10).
/// </summary>
internal sealed partial class StaffSender(
    Townships townships,
    OutboxDocuments outbox,
    TownshipReader reader,
    TownshipStore store,
    StaffAddresses addresses,
    IEnumerable<IStaffWay> ways,
    IIdSource ids,
    TimeProvider clock,
    ILogger<StaffSender> log) : Job(Every, clock, log)
{
    private const int MaxAttempts = 12;
    private const int AtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <returns>How many deliveries were finished.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var finished = 0;
        var owner = ids.RequestId();
        foreach (var jurisdiction in townships.All)
        {
            foreach (var delivery in await outbox.LeaseAsync(jurisdiction.Area, Delivery.Staff, AtOnce, Clock.GetUtcNow(), owner))
            {
                finished += await SendAsync(jurisdiction, delivery, cancellationToken) ? 1 : 0;
            }
        }

        return finished;
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => SendDueAsync(cancellationToken);

    private async Task<bool> SendAsync(Jurisdiction jurisdiction, Delivery delivery, CancellationToken cancellationToken)
    {
        if (await OldAlerts.IsOldAsync(reader, jurisdiction.Area, delivery))
        {
            await outbox.CompleteAsync(jurisdiction.Area, delivery);
            return true;
        }

        var targets = await addresses.OfAsync(jurisdiction, delivery);
        var (sent, problem) = (delivery.SentBy.ToList(), "");
        foreach (var way in ways.Where(way => way.Serves(targets) && !sent.Contains(way.Name)))
        {
            try
            {
                await way.SendAsync(targets, delivery, jurisdiction, cancellationToken);
                sent.Add(way.Name);
            }
            catch (StaffWayException error)
            {
                problem = error.Code;
                LogFailed(log, delivery.Id, delivery.Kind, error.Code, delivery.Attempt, error.InnerException?.GetType().Name ?? "");
            }
        }

        return await FinishAsync(jurisdiction.Area, delivery with { SentBy = sent, Problem = problem });
    }

    private async Task<bool> FinishAsync(string area, Delivery delivery)
    {
        if (delivery.Problem.Length == 0)
        {
            await outbox.CompleteAsync(area, delivery);
            return true;
        }

        if (delivery.Attempt + 1 < MaxAttempts)
        {
            await outbox.RetryAsync(area, delivery, Clock.GetUtcNow() + DeliveryBackoff.After(delivery.Attempt));
            return false;
        }

        await store.CommitAsync<Done>(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new AuditDraft(Actor.System(area), "delivery-given-up")
            {
                Hazard = delivery.Hazard,
                Details = new Dictionary<string, string> { ["kind"] = delivery.Kind, ["result"] = delivery.Problem },
            });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        await outbox.GiveUpAsync(area, delivery, Clock.GetUtcNow());
        return true;
    }

    [LoggerMessage(42, LogLevel.Warning, "Staff news {Delivery} ({Kind}) did not go out: {Problem} {Cause}, try {Attempt}")]
    private static partial void LogFailed(ILogger log, string delivery, string kind, string problem, int attempt, string cause);
}
