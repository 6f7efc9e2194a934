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
/// Sends news for staff from the outbox. The lease keeps two instances apart; each way is tried until it worked, none waits for another, and what
/// is given up stays to be seen in the console. The core needs none of this to go on (architecture rule 10).
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
    private const int TownshipsAtOnce = 16;

    /// <summary>Few, and sent together: all of them are through long before the lease of a minute ends, and what is urgent waits for one of them at most.</summary>
    private const int AtOnce = 5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <returns>How many deliveries were finished.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var finished = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = TownshipsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(townships.All, options, async (jurisdiction, stopping) =>
        {
            var sent = await TryAsync(jurisdiction.Area, () => SendDueAsync(jurisdiction, stopping), 0, stopping);
            Interlocked.Add(ref finished, sent);
        });
        return finished;
    }

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => SendDueAsync(cancellationToken);

    private async Task<int> SendDueAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var due = await outbox.LeaseAsync(jurisdiction.Area, Delivery.Staff, AtOnce, Clock.GetUtcNow(), ids.RequestId());
        var outcomes = await Task.WhenAll(due.Select(delivery => TryAsync(
            $"{jurisdiction.Area} {delivery.Id}", () => SendAsync(jurisdiction, delivery, cancellationToken), false, cancellationToken)));
        return outcomes.Count(done => done);
    }

    private async Task<bool> SendAsync(Jurisdiction jurisdiction, Delivery delivery, CancellationToken cancellationToken)
    {
        if (await OldAlerts.IsOldAsync(reader, jurisdiction.Area, delivery))
        {
            await outbox.CompleteAsync(jurisdiction.Area, delivery);
            return true;
        }

        var targets = await addresses.OfAsync(jurisdiction, delivery);
        var left = ways.Where(way => way.Serves(targets) && !delivery.SentBy.Contains(way.Name)).ToList();
        var problems = await Task.WhenAll(left.Select(way => ProblemAsync(way, targets, delivery, jurisdiction, cancellationToken)));
        return await FinishAsync(jurisdiction.Area, delivery with
        {
            SentBy = [.. delivery.SentBy, .. left.Where((_, i) => problems[i].Length == 0).Select(way => way.Name)],
            Problem = problems.LastOrDefault(problem => problem.Length > 0) ?? "",
        });
    }

    /// <returns>The code of what went wrong, also of what the way itself has not foreseen; empty when it went out.</returns>
    private async Task<string> ProblemAsync(IStaffWay way, StaffTargets targets, Delivery delivery, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        try
        {
            await way.SendAsync(targets, delivery, jurisdiction, cancellationToken);
            return "";
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            var (problem, cause) = error is StaffWayException known ? (known.Code, known.InnerException) : ($"{way.Name}-failed", error);
            LogFailed(log, delivery.Id, delivery.Kind, problem, delivery.Attempt, cause?.GetType().Name ?? "");
            return problem;
        }
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
