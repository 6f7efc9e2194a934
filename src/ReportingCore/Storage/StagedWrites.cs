using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Writes waiting for one MULTI. Only commands that cannot fail at run time: types are fixed per key.</summary>
internal sealed class StagedWrites
{
    private readonly Dictionary<RedisKey, (byte[]? Value, TimeSpan? Expiry)> strings = [];
    private readonly Dictionary<RedisKey, Dictionary<string, double?>> sortedSets = [];
    private readonly Dictionary<RedisKey, TimeSpan> expiries = [];
    private readonly Dictionary<RedisKey, int> trims = [];

    public bool IsEmpty => strings.Count == 0 && sortedSets.Count == 0;

    public void Set(RedisKey key, byte[] value, TimeSpan? expiry = null) => strings[key] = (value, expiry);

    public void Delete(RedisKey key) => strings[key] = (null, null);

    public void SortedSetAdd(RedisKey key, string member, double score) => SortedSet(key)[member] = score;

    public void SortedSetRemove(RedisKey key, string member) => SortedSet(key)[member] = null;

    /// <summary>Keeps the members with the highest scores.</summary>
    public void TrimSortedSet(RedisKey key, int keep) => trims[key] = keep;

    public void Expire(RedisKey key, TimeSpan expiry) => expiries[key] = expiry;

    public bool TryGetString(RedisKey key, out byte[]? value)
    {
        var staged = strings.TryGetValue(key, out var entry);
        value = entry.Value;
        return staged;
    }

    public IReadOnlyDictionary<string, double?> SortedSetChanges(RedisKey key) =>
        sortedSets.TryGetValue(key, out var changes) ? changes : new Dictionary<string, double?>();

    public void MergeInto(StagedWrites target)
    {
        foreach (var (key, entry) in strings)
        {
            target.strings[key] = entry;
        }

        foreach (var (key, changes) in sortedSets)
        {
            foreach (var (member, score) in changes)
            {
                target.SortedSet(key)[member] = score;
            }
        }

        foreach (var (key, expiry) in expiries)
        {
            target.expiries[key] = expiry;
        }

        foreach (var (key, keep) in trims)
        {
            target.trims[key] = keep;
        }
    }

    /// <summary>Queues everything on the transaction; the tasks complete with EXEC and need no awaiting of their own.</summary>
    public void QueueOn(ITransaction transaction)
    {
        foreach (var (key, (value, expiry)) in strings)
        {
            _ = value is null ? transaction.KeyDeleteAsync(key)
                : expiry is { } ttl ? transaction.StringSetAsync(key, value, ttl)
                : transaction.StringSetAsync(key, value);
        }

        foreach (var (key, changes) in sortedSets)
        {
            QueueSortedSet(transaction, key, changes);
        }

        foreach (var (key, keep) in trims)
        {
            _ = transaction.SortedSetRemoveRangeByRankAsync(key, 0, -keep - 1);
        }

        foreach (var (key, expiry) in expiries)
        {
            _ = transaction.KeyExpireAsync(key, expiry);
        }
    }

    private static void QueueSortedSet(ITransaction transaction, RedisKey key, Dictionary<string, double?> changes)
    {
        var added = changes.Where(change => change.Value is not null).Select(change => new SortedSetEntry(change.Key, change.Value!.Value)).ToArray();
        var removed = changes.Where(change => change.Value is null).Select(change => (RedisValue)change.Key).ToArray();
        if (added.Length > 0)
        {
            _ = transaction.SortedSetAddAsync(key, added);
        }

        if (removed.Length > 0)
        {
            _ = transaction.SortedSetRemoveAsync(key, removed);
        }
    }

    private Dictionary<string, double?> SortedSet(RedisKey key)
    {
        if (!sortedSets.TryGetValue(key, out var changes))
        {
            sortedSets[key] = changes = [];
        }

        return changes;
    }
}
