using System.Threading.Channels;
using PublicReport.ReportingCore.Domain;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Group commit of one township on this instance: callers queue, up to 64 are decided one after another on one snapshot and go into one
/// MULTI with one Condition on the township head. A refused or unknown outcome is resolved by reading the request ids, never by inference
/// (architecture rule 1); the head makes sure that a late EXEC and a second try cannot both get through.
/// </summary>
internal sealed partial class TownshipCommitter(
    TownshipKeys keys,
    KeyRing ring,
    RedisConnections redis,
    TimeProvider clock,
    Action<string> committed,
    ILogger<TownshipCommitter> log) : IAsyncDisposable
{
    private const int MaxBatch = 64;
    private readonly Channel<PendingCommit> queue = Channel.CreateUnbounded<PendingCommit>(new() { SingleReader = true });
    private Head? knownHead;
    private Task worker = Task.CompletedTask;

    public void Start() => worker = Task.Run(RunAsync);

    public void Enqueue(PendingCommit pending)
    {
        if (!queue.Writer.TryWrite(pending))
        {
            pending.Refuse(Unavailable("the service is stopping"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await worker;
    }

    private static Refusal Unavailable(string why) => new(RefusalKind.Unavailable, "store-unavailable", why);

    private async Task RunAsync()
    {
        var batch = new List<PendingCommit>(MaxBatch);
        var requestIds = new HashSet<string>();
        PendingCommit? heldBack = null;
        while (heldBack is not null || await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            requestIds.Clear();
            while (batch.Count < MaxBatch && (heldBack is not null || queue.Reader.TryRead(out heldBack)))
            {
                // The same request twice: the second waits for the next batch and is answered from the store.
                if (!requestIds.Add(heldBack.RequestId))
                {
                    break;
                }

                batch.Add(heldBack);
                heldBack = null;
            }

            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(List<PendingCommit> waiting)
    {
        for (var attempt = 0; waiting.Count > 0; attempt++)
        {
            try
            {
                if (await TryCommitAsync(waiting))
                {
                    committed(keys.Area);
                    return;
                }
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                LogUnknownOutcome(log, keys.Area, attempt, error);
            }
            catch (Exception error)
            {
                // A damaged document must not stop the queue for everybody after it.
                waiting.ForEach(pending => pending.Fail(error));
                return;
            }

            knownHead = null;
            RefuseExpired(waiting);
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 << Math.Min(attempt, 5))), CancellationToken.None);
        }
    }

    private async Task<bool> TryCommitAsync(List<PendingCommit> waiting)
    {
        // The head is read before the request ids: whatever commits in between raises it and refuses us.
        var head = knownHead ?? Head.Parse(await redis.Reads.StringGetAsync(keys.Head));
        await ReplayAnsweredAsync(waiting);
        var batch = new CommitBatch(keys, ring, redis.Reads, head, clock.GetUtcNow());
        await Task.WhenAll(waiting.Select(pending => WarmUpAsync(pending, batch)));
        foreach (var pending in waiting.ToList())
        {
            await DecideAsync(pending, batch, waiting);
        }

        if (batch.Writes.IsEmpty)
        {
            // Nothing is written, so no Condition watches: what is refused may be this very request, got through elsewhere since its id was read.
            await ReplayAnsweredAsync(waiting);
        }
        else if (!await ExecuteAsync(batch))
        {
            return false;
        }

        knownHead = batch.Writes.IsEmpty ? batch.Start : batch.Head;
        waiting.ForEach(pending => pending.Complete());
        return true;
    }

    private async Task ReplayAnsweredAsync(List<PendingCommit> waiting)
    {
        var requests = waiting.Select(pending => keys.Request(ring.Hash("request", pending.RequestId))).ToArray();
        var answers = await redis.Reads.StringGetAsync(requests);
        for (var i = answers.Length - 1; i >= 0; i--)
        {
            if (!answers[i].IsNull)
            {
                Replay(waiting[i], answers[i]!);
                waiting.RemoveAt(i);
            }
        }
    }

    private void Replay(PendingCommit pending, byte[] answer)
    {
        try
        {
            pending.Replay(answer, ring);
        }
        catch (Exception error)
        {
            pending.Fail(error);
        }
    }

    /// <summary>Reading ahead only saves time: what is damaged there is met again by the decision, which fails its own caller and nobody else.</summary>
    private static async Task WarmUpAsync(PendingCommit pending, CommitBatch batch)
    {
        try
        {
            await pending.WarmUpAsync(batch);
        }
        catch (Exception error) when (error is not (RedisException or TimeoutException))
        {
        }
    }

    private static async Task DecideAsync(PendingCommit pending, CommitBatch batch, List<PendingCommit> waiting)
    {
        try
        {
            await pending.DecideAsync(batch);
        }
        catch (Exception error) when (error is not (RedisException or TimeoutException))
        {
            pending.Fail(error);
            waiting.Remove(pending);
        }
    }

    private async Task<bool> ExecuteAsync(CommitBatch batch)
    {
        var transaction = redis.Writes.CreateTransaction();
        transaction.AddCondition(batch.Start.Sequence == 0
            ? Condition.KeyNotExists(keys.Head)
            : Condition.StringEqual(keys.Head, batch.Start.ToString()));
        batch.Writes.QueueOn(transaction);
        _ = transaction.StringSetAsync(keys.Head, batch.Head.ToString());
        return await transaction.ExecuteAsync();
    }

    private void RefuseExpired(List<PendingCommit> waiting)
    {
        foreach (var expired in waiting.Where(pending => pending.Deadline <= clock.GetUtcNow()).ToList())
        {
            expired.Refuse(Unavailable("the store did not answer in time; send the same request id again"));
            waiting.Remove(expired);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Commit of {Area} has no known outcome (attempt {Attempt}); resolving by request id")]
    private static partial void LogUnknownOutcome(ILogger log, string area, int attempt, Exception error);
}
