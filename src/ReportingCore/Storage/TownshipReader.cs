using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Reads outside a commit; never used to decide a write.</summary>
internal sealed class TownshipReader(KeyRing ring, RedisConnections redis)
{
    private const int Chunk = 500;

    public async Task<Head> HeadAsync(string area) => Head.Parse(await redis.Reads.StringGetAsync(new TownshipKeys(area).Head));

    public Task<Hazard?> FindHazardAsync(string area, HazardId id) => FindAsync<Hazard>(new TownshipKeys(area).Hazard(id));

    public Task<Report?> FindReportAsync(string area, ReportId id) => FindAsync<Report>(new TownshipKeys(area).Report(id));

    public async Task<IReadOnlyList<Hazard>> HazardsAsync(string area, IEnumerable<HazardId> ids)
    {
        var keys = new TownshipKeys(area);
        return await ManyAsync<Hazard>(ids.Select(keys.Hazard));
    }

    public async Task<IReadOnlyList<Report>> ReportsAsync(string area, IEnumerable<ReportId> ids)
    {
        var keys = new TownshipKeys(area);
        return await ManyAsync<Report>(ids.Select(keys.Report));
    }

    public async Task<ReportId?> FindReceiptAsync(Receipt receipt)
    {
        var key = new TownshipKeys(receipt.Area).Receipt(ring.Hash("receipt", receipt.Secret));
        return (await FindAsync<ReceiptEntry>(key))?.Report;
    }

    /// <summary>The sealed box of an identity and the key it is bound to; only the vault can open it.</summary>
    public async Task<(RedisKey Key, byte[]? Box)> FindIdentityAsync(string area, ReportId report)
    {
        var key = new TownshipKeys(area).Identity(report);
        return (key, await redis.Reads.StringGetAsync(key));
    }

    public async Task<IReadOnlyList<Vault.IdentityOpening>> OpeningsAsync(string area, int newest)
    {
        var keys = new TownshipKeys(area);
        var ids = await redis.Reads.SortedSetRangeByRankAsync(keys.Openings, 0, newest - 1, Order.Descending);
        return await ManyAsync<Vault.IdentityOpening>(ids.Select(id => keys.Opening(id!)));
    }

    public Task<StaffAccount?> FindAccountAsync(string area, string name) =>
        FindAsync<StaffAccount>(AccountDocuments.AccountKey(new TownshipKeys(area), ring, name));

    public async Task<IReadOnlyList<StaffAccount>> AccountsAsync(string area)
    {
        var keys = new TownshipKeys(area);
        var hashes = await redis.Reads.SortedSetRangeByRankAsync(keys.Accounts);
        return await ManyAsync<StaffAccount>(hashes.Select(hash => keys.Account(hash!)));
    }

    public Task<bool> HasLinkAsync(LinkCode code) =>
        redis.Reads.KeyExistsAsync(new TownshipKeys(code.Area).Link(ring.Hash("link", code.Secret)));

    public Task<T?> FindAsync<T>(RedisKey key)
        where T : class =>
        OpenAsync<T>(key);

    /// <summary>Events in the order of the chain.</summary>
    /// <exception cref="InvalidDataException">An event the head promises is not there: the store has lost data.</exception>
    public async Task<IReadOnlyList<AuditEvent>> EventsAsync(string area, IEnumerable<long> versions) =>
        (await ChainAsync(area, versions)).Select(item => item.Event.Open(ring, item.Key!)).ToList();

    public async Task<IReadOnlyList<(RedisKey Key, ChainedEvent Event)>> ChainAsync(string area, IEnumerable<long> versions)
    {
        var keys = new TownshipKeys(area);
        var events = new List<(RedisKey, ChainedEvent)>();
        foreach (var chunk in versions.Select(keys.AuditEvent).Chunk(Chunk))
        {
            var values = await redis.Reads.StringGetAsync(chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                events.Add(values[i].IsNull
                    ? throw new InvalidDataException($"{chunk[i]} is missing from the audit chain")
                    : (chunk[i], DocumentFormat.Read<ChainedEvent>((byte[])values[i]!)));
            }
        }

        return events;
    }

    public async Task<IReadOnlyList<T>> ManyAsync<T>(IEnumerable<RedisKey> keys)
    {
        var found = new List<T>();
        foreach (var chunk in keys.Chunk(Chunk))
        {
            var values = await redis.Reads.StringGetAsync(chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (!values[i].IsNull)
                {
                    found.Add(StoredDocument.Read<T>(values[i]!, ring, chunk[i]!));
                }
            }
        }

        return found;
    }

    private async Task<T?> OpenAsync<T>(RedisKey key)
        where T : class
    {
        byte[]? stored = await redis.Reads.StringGetAsync(key);
        return stored is null ? null : StoredDocument.Read<T>(stored, ring, key!);
    }
}

/// <summary>What a receipt leads to.</summary>
internal sealed record ReceiptEntry(ReportId Report);
