using PublicReport.ReportingCore.Audit;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// One decision inside a group commit: reads see the store and what earlier decisions of the batch staged; writes are staged and
/// reach the store in the batch's one MULTI/EXEC, or not at all.
/// </summary>
internal sealed class TownshipTransaction
{
    private readonly CommitBatch batch;

    public TownshipTransaction(CommitBatch batch, Head head)
    {
        this.batch = batch;
        Head = head;
    }

    public TownshipKeys Keys => batch.Keys;

    public KeyRing Ring => batch.Ring;

    public string Area => batch.Keys.Area;

    public DateTimeOffset Now => batch.Now;

    /// <summary>Version the next appended event will have.</summary>
    public long NextVersion => Head.Version + 1;

    internal Head Head { get; private set; }

    internal StagedWrites Staged { get; } = new();

    public async Task<byte[]?> ReadAsync(RedisKey key) =>
        Staged.TryGetString(key, out var own) ? own
        : batch.Writes.TryGetString(key, out var earlier) ? earlier
        : await batch.ReadAsync(key);

    public async Task<T?> ReadDocumentAsync<T>(RedisKey key)
        where T : class =>
        await ReadAsync(key) is { } stored ? StoredDocument.Read<T>(stored, Ring, key!) : null;

    /// <summary>Members with the highest scores, newest first.</summary>
    public async Task<IReadOnlyList<SortedSetEntry>> ReadSortedSetAsync(RedisKey key, int newest)
    {
        var members = (await batch.ReadSortedSetAsync(key, newest)).ToDictionary(entry => entry.Element.ToString(), entry => entry.Score);
        foreach (var (member, score) in batch.Writes.SortedSetChanges(key).Concat(Staged.SortedSetChanges(key)))
        {
            if (score is { } added)
            {
                members[member] = added;
            }
            else
            {
                members.Remove(member);
            }
        }

        return members.Select(member => new SortedSetEntry(member.Key, member.Value)).OrderByDescending(entry => entry.Score).Take(newest).ToList();
    }

    public void Write(RedisKey key, byte[] value, TimeSpan? expiry = null) => Staged.Set(key, value, expiry);

    /// <param name="key">Where.</param>
    /// <param name="document">Sealed as a whole.</param>
    /// <param name="clear">The few facts rule 5 allows in clear; null for none.</param>
    /// <param name="expiry">Time to live; null for ever.</param>
    public void WriteDocument<T>(RedisKey key, T document, object? clear = null, TimeSpan? expiry = null) =>
        Staged.Set(key, StoredDocument.Write(document, clear, Ring, key!), expiry);

    public void Delete(RedisKey key) => Staged.Delete(key);

    /// <summary>Appends to the audit chain and raises the township version.</summary>
    /// <returns>The version of the event.</returns>
    /// <exception cref="ArgumentException">A name that <see cref="EventNames"/> does not know: a bug.</exception>
    public long Append(AuditDraft draft)
    {
        if (!EventNames.All.Contains(draft.Act))
        {
            throw new ArgumentException($"'{draft.Act}' is not in {nameof(EventNames)}", nameof(draft));
        }

        var version = NextVersion;
        var key = Keys.AuditEvent(version);
        var entry = new AuditEvent
        {
            Version = version,
            At = Now,
            Actor = draft.Actor,
            Act = draft.Act,
            Hazard = draft.Hazard,
            Report = draft.Report,
            Note = draft.Note,
            Details = draft.Details,
        };
        var chained = ChainedEvent.Create(entry, Head.Hash, Ring, key!);
        Staged.Set(key, DocumentFormat.Write(chained));
        Head = Head.Append(chained.Hash());
        return version;
    }
}
