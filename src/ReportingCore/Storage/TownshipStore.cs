using System.Collections.Concurrent;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Storage;

/// <summary>The one way to change a township: decide on a consistent snapshot, commit as a whole, answer once per request id.</summary>
internal sealed class TownshipStore(KeyRing ring, RedisConnections redis, TimeProvider clock, ILoggerFactory logs) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Lazy<TownshipCommitter>> committers = [];

    /// <summary>Raised with the area code after a commit of this instance, so that views need not wait for their next poll.</summary>
    public event Action<string>? Committed;

    /// <param name="area">Township.</param>
    /// <param name="requestId">A retry with the same id gets the first answer for seven days.</param>
    /// <param name="decide">Pure decision on the snapshot; may run more than once, so it must not have effects outside the transaction.</param>
    /// <param name="warmUp">Reads to do in parallel with the other commits of the batch, before decisions run one by one.</param>
    /// <returns>The answer; a refusal of the decision; or "store-unavailable" after ten seconds.</returns>
    public Task<Outcome<T>> CommitAsync<T>(
        string area,
        string requestId,
        Func<TownshipTransaction, Task<Outcome<T>>> decide,
        Func<TownshipTransaction, Task>? warmUp = null)
    {
        var pending = new PendingCommit<T>(requestId, clock.GetUtcNow() + Patience, warmUp, decide);
        committers.GetOrAdd(area, key => new(() => Create(key))).Value.Enqueue(pending);
        return pending.Result;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var committer in committers.Values)
        {
            await committer.Value.DisposeAsync();
        }
    }

    private TownshipCommitter Create(string area)
    {
        var committer = new TownshipCommitter(
            new TownshipKeys(area), ring, redis, clock, changed => Committed?.Invoke(changed), logs.CreateLogger<TownshipCommitter>());
        committer.Start();
        return committer;
    }
}
