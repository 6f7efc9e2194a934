using PublicReport.ReportingCore.Domain.Outbox;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>The outbox: written inside a commit, sent afterwards by whoever gets the lease.</summary>
internal sealed partial class OutboxDocuments(KeyRing ring, RedisConnections redis, ILogger<OutboxDocuments> log)
{
    private const int MostGivenUp = 100;
    private const int LookedAt = 500;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GivenUpKept = TimeSpan.FromDays(30);

    public static void Enqueue(TownshipTransaction transaction, Delivery delivery, DateTimeOffset dueAt)
    {
        transaction.WriteDocument(transaction.Keys.Delivery(delivery.Id), delivery);
        transaction.Staged.SortedSetAdd(transaction.Keys.Outbox(delivery.Channel), delivery.Id, dueAt.ToUnixTimeMilliseconds());
    }

    /// <summary>Due deliveries, urgent alerts first, each leased to this caller for a minute; nobody else gets them meanwhile.</summary>
    public async Task<IReadOnlyList<Delivery>> LeaseAsync(string area, string channel, int max, DateTimeOffset now, string owner)
    {
        var keys = new TownshipKeys(area);
        var due = await redis.Reads.SortedSetRangeByScoreAsync(
            keys.Outbox(channel), double.NegativeInfinity, now.ToUnixTimeMilliseconds(), take: LookedAt);
        var ids = due.Select(member => member.ToString()).ToList();
        var known = await redis.Reads.StringGetAsync(ids.Select(keys.Delivery).ToArray());
        var urgent = ids.Where((id, i) => Read(area, id, known[i]) is { Kind: Delivery.UrgentAlert }).ToHashSet();
        var leased = new List<Delivery>();
        foreach (var id in ids.OrderBy(id => urgent.Contains(id) ? 0 : 1).TakeWhile(_ => leased.Count < max))
        {
            // Read again under the lease: somebody may have sent it since.
            if (await redis.Writes.StringSetAsync(keys.Lease(id), owner, LeaseTime, When.NotExists)
                && Read(area, id, await redis.Reads.StringGetAsync(keys.Delivery(id)), complain: true) is { } delivery)
            {
                leased.Add(delivery);
            }
        }

        return leased;
    }

    /// <summary>Keeps the address a leased delivery is sent to now.</summary>
    public Task NoteAddressAsync(string area, Delivery delivery)
    {
        var key = new TownshipKeys(area).Delivery(delivery.Id);
        return redis.Writes.StringSetAsync(key, StoredDocument.Write(delivery, null, ring, key!), when: When.Exists);
    }

    /// <summary>Sent, or given up: gone for good.</summary>
    public async Task CompleteAsync(string area, Delivery delivery)
    {
        var keys = new TownshipKeys(area);
        var transaction = redis.Writes.CreateTransaction();
        _ = transaction.SortedSetRemoveAsync(keys.Outbox(delivery.Channel), delivery.Id);
        _ = transaction.KeyDeleteAsync([keys.Delivery(delivery.Id), keys.Lease(delivery.Id)]);
        await transaction.ExecuteAsync();
    }

    /// <summary>Comes back at <paramref name="dueAt"/> with one more attempt counted, unless somebody has sent it meanwhile.</summary>
    public async Task RetryAsync(string area, Delivery delivery, DateTimeOffset dueAt)
    {
        var keys = new TownshipKeys(area);
        var next = delivery with { Attempt = delivery.Attempt + 1 };
        var transaction = redis.Writes.CreateTransaction();
        transaction.AddCondition(Condition.KeyExists(keys.Delivery(next.Id)));
        _ = transaction.StringSetAsync(keys.Delivery(next.Id), StoredDocument.Write(next, null, ring, keys.Delivery(next.Id)!));
        _ = transaction.SortedSetAddAsync(keys.Outbox(next.Channel), next.Id, dueAt.ToUnixTimeMilliseconds());
        _ = transaction.KeyDeleteAsync(keys.Lease(next.Id));
        await transaction.ExecuteAsync();
    }

    /// <summary>No longer tried, but kept for a month to be seen in the console.</summary>
    public async Task GiveUpAsync(string area, Delivery delivery, DateTimeOffset now)
    {
        var keys = new TownshipKeys(area);
        var transaction = redis.Writes.CreateTransaction();
        _ = transaction.StringSetAsync(keys.Delivery(delivery.Id), StoredDocument.Write(delivery, null, ring, keys.Delivery(delivery.Id)!), GivenUpKept);
        _ = transaction.SortedSetRemoveAsync(keys.Outbox(delivery.Channel), delivery.Id);
        _ = transaction.SortedSetAddAsync(keys.GivenUp, delivery.Id, now.ToUnixTimeMilliseconds());
        _ = transaction.SortedSetRemoveRangeByRankAsync(keys.GivenUp, 0, -MostGivenUp - 1);
        _ = transaction.KeyDeleteAsync(keys.Lease(delivery.Id));
        await transaction.ExecuteAsync();
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Delivery>> GivenUpAsync(string area)
    {
        var found = new List<Delivery>();
        foreach (var id in await redis.Reads.SortedSetRangeByRankAsync(new TownshipKeys(area).GivenUp, 0, MostGivenUp - 1, Order.Descending))
        {
            if (await FindAsync(area, id!) is { } delivery)
            {
                found.Add(delivery);
            }
        }

        return found;
    }

    /// <summary>What waits to be sent, the earliest first; leased or not.</summary>
    public async Task<IReadOnlyList<Delivery>> PendingAsync(string area, string channel, int max)
    {
        var pending = new List<Delivery>();
        foreach (var id in await redis.Reads.SortedSetRangeByRankAsync(new TownshipKeys(area).Outbox(channel), 0, max - 1))
        {
            if (await FindAsync(area, id!) is { } delivery)
            {
                pending.Add(delivery);
            }
        }

        return pending;
    }

    /// <returns>Null for what is sent, or given up and only kept to be seen.</returns>
    public async Task<Delivery?> FindWaitingAsync(string area, string id) =>
        await FindAsync(area, id) is { } delivery && await redis.Reads.SortedSetScoreAsync(new TownshipKeys(area).Outbox(delivery.Channel), id) is not null
            ? delivery
            : null;

    public async Task<Delivery?> FindAsync(string area, string id) =>
        Read(area, id, await redis.Reads.StringGetAsync(new TownshipKeys(area).Delivery(id)));

    /// <returns>Null for what is gone or cannot be read: no other news waits for it.</returns>
    private Delivery? Read(string area, string id, byte[]? stored, bool complain = false)
    {
        try
        {
            return stored is null ? null : StoredDocument.Read<Delivery>(stored, ring, new TownshipKeys(area).Delivery(id)!);
        }
        catch (Exception error)
        {
            if (complain)
            {
                LogUnreadable(log, area, id, error);
            }

            return null;
        }
    }

    [LoggerMessage(52, LogLevel.Error, "{Area}: news {Delivery} cannot be read and does not go out")]
    private static partial void LogUnreadable(ILogger log, string area, string delivery, Exception error);
}
