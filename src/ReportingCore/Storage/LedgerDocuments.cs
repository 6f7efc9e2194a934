using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Ledger;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Enterprises and the marks of what was entered, inside a commit.</summary>
internal static class LedgerDocuments
{
    public static Task<Enterprise?> FindEnterpriseAsync(this TownshipTransaction transaction, EnterpriseId id) =>
        transaction.ReadDocumentAsync<Enterprise>(transaction.Keys.Enterprise(id));

    /// <summary>By its name, whatever its width and blanks.</summary>
    public static async Task<Enterprise?> FindEnterpriseAsync(this TownshipTransaction transaction, string name) =>
        await transaction.ReadDocumentAsync<EnterpriseNameEntry>(NameKey(transaction.Keys, transaction.Ring, name)) is { } entry
            ? await transaction.FindEnterpriseAsync(entry.Enterprise)
            : null;

    /// <param name="transaction">The commit.</param>
    /// <param name="enterprise">As it is now.</param>
    /// <param name="formerName">The name it had; null for a new one.</param>
    public static void Save(this TownshipTransaction transaction, Enterprise enterprise, string? formerName)
    {
        if (formerName is not null && !EnterpriseNames.AreSame(formerName, enterprise.Name))
        {
            transaction.Delete(NameKey(transaction.Keys, transaction.Ring, formerName));
        }

        transaction.WriteDocument(transaction.Keys.Enterprise(enterprise.Id), enterprise);
        transaction.WriteDocument(NameKey(transaction.Keys, transaction.Ring, enterprise.Name), new EnterpriseNameEntry(enterprise.Id));
        transaction.Staged.SortedSetAdd(transaction.Keys.Enterprises, enterprise.Id.Value, enterprise.Version);
    }

    /// <summary>The hazard that was entered from the same finding.</summary>
    public static async Task<HazardId?> FindFindingAsync(this TownshipTransaction transaction, string fingerprint) =>
        (await transaction.ReadDocumentAsync<FindingEntry>(FindingKey(transaction.Keys, transaction.Ring, fingerprint)))?.Hazard;

    public static void SaveFinding(this TownshipTransaction transaction, string fingerprint, HazardId hazard) =>
        transaction.WriteDocument(FindingKey(transaction.Keys, transaction.Ring, fingerprint), new FindingEntry(hazard));

    public static RedisKey FindingKey(TownshipKeys keys, KeyRing ring, string fingerprint) => keys.Finding(ring.Hash("finding", fingerprint));

    private static RedisKey NameKey(TownshipKeys keys, KeyRing ring, string name) =>
        keys.EnterpriseName(ring.Hash("enterprise", EnterpriseNames.Normalize(name)));
}

internal sealed record EnterpriseNameEntry(EnterpriseId Enterprise);

internal sealed record FindingEntry(HazardId Hazard);

/// <summary>Reads of the ledger outside a commit.</summary>
internal sealed class LedgerReader(TownshipReader reader, KeyRing ring, RedisConnections redis)
{
    public Task<Enterprise?> FindEnterpriseAsync(string area, EnterpriseId id) => reader.FindAsync<Enterprise>(new TownshipKeys(area).Enterprise(id));

    /// <summary>All of the township, the last changed first.</summary>
    public async Task<IReadOnlyList<Enterprise>> EnterprisesAsync(string area)
    {
        var keys = new TownshipKeys(area);
        var ids = await redis.Reads.SortedSetRangeByRankAsync(keys.Enterprises, 0, -1, Order.Descending);
        return await reader.ManyAsync<Enterprise>(ids.Select(id => keys.Enterprise(new(id!))));
    }

    /// <summary>For each fingerprint whether it was entered already.</summary>
    public async Task<IReadOnlyList<bool>> AreEnteredAsync(string area, IEnumerable<string> fingerprints)
    {
        var keys = new TownshipKeys(area);
        var names = fingerprints.Select(fingerprint => LedgerDocuments.FindingKey(keys, ring, fingerprint)).ToArray();
        var values = names.Length == 0 ? [] : await redis.Reads.StringGetAsync(names);
        return [.. values.Select(value => !value.IsNull)];
    }
}
