using System.Collections.Concurrent;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>State shared by the decisions of one group commit: the head they start from, what was read, what is staged so far.</summary>
internal sealed class CommitBatch(TownshipKeys keys, KeyRing ring, IDatabase reads, Head head, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<RedisKey, Lazy<Task<RedisValue>>> strings = [];
    private readonly ConcurrentDictionary<(RedisKey Key, int Newest), Lazy<Task<SortedSetEntry[]>>> sortedSets = [];

    public TownshipKeys Keys { get; } = keys;

    public KeyRing Ring { get; } = ring;

    public DateTimeOffset Now { get; } = now;

    public Head Start { get; } = head;

    public Head Head { get; private set; } = head.NextCommit();

    public StagedWrites Writes { get; } = new();

    public TownshipTransaction Begin() => new(this, Head);

    public void Merge(TownshipTransaction transaction)
    {
        transaction.Staged.MergeInto(Writes);
        Head = transaction.Head;
    }

    /// <summary>Reads of one batch are remembered: warming up in parallel makes the decisions, which must run one by one, cheap.</summary>
    public async Task<byte[]?> ReadAsync(RedisKey key) =>
        await strings.GetOrAdd(key, missing => new(() => reads.StringGetAsync(missing))).Value;

    public Task<SortedSetEntry[]> ReadSortedSetAsync(RedisKey key, int newest) =>
        sortedSets.GetOrAdd((key, newest), missing => new(() =>
            reads.SortedSetRangeByRankWithScoresAsync(missing.Key, 0, missing.Newest - 1, Order.Descending))).Value;
}
