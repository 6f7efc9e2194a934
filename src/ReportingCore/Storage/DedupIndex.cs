using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Reports of one hazard as later ones are compared with them.</summary>
internal sealed record DedupProfile(HazardId Hazard, IReadOnlyList<Fingerprint> Reports);

/// <summary>The dedup index: bands under keyed hashes, bounded to the newest, and one sealed profile a hazard. Two round trips a look-up.</summary>
internal static class DedupIndex
{
    private const int KeptPerBand = 64;
    private const int ReadPerBand = 24;
    private const int MostCandidates = 64;
    private const int KeptReports = 6;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);

    public static async Task<IReadOnlyList<DedupProfile>> FindProfilesAsync(this TownshipTransaction transaction, ReportTraits report)
    {
        var bands = await Task.WhenAll(DedupBands.LookedUp(report).Select(band =>
            transaction.ReadSortedSetAsync(Key(transaction.Keys, transaction.Ring, band), ReadPerBand)));
        var profiles = await Task.WhenAll(MostShared(bands).Select(id => transaction.FindProfileAsync(id)));
        return profiles.OfType<DedupProfile>().ToList();
    }

    public static async Task<IReadOnlyList<DedupProfile>> FindProfilesAsync(RedisConnections redis, KeyRing ring, string area, ReportTraits report)
    {
        var keys = new TownshipKeys(area);
        var bands = await Task.WhenAll(DedupBands.LookedUp(report).Select(band =>
            redis.Reads.SortedSetRangeByRankWithScoresAsync(Key(keys, ring, band), 0, ReadPerBand - 1, Order.Descending)));
        var names = MostShared(bands).Select(id => keys.DedupProfile(id)).ToArray();
        var values = names.Length == 0 ? [] : await redis.Reads.StringGetAsync(names);
        return names.Zip(values).Where(item => !item.Second.IsNull)
            .Select(item => DocumentFormat.Read<DedupProfile>(ring.Open((byte[])item.Second!, item.First!))).ToList();
    }

    public static async Task IndexAsync(this TownshipTransaction transaction, HazardId hazard, ReportTraits report, long version)
    {
        var known = (await transaction.FindProfileAsync(hazard))?.Reports ?? [];

        // The first report stays for good: it is the one others were compared with; of the rest the latest are kept.
        var kept = known.Count < KeptReports ? known : [known[0], .. known.Skip(2)];
        transaction.SaveProfile(new(hazard, [.. kept, report.Source]));
        foreach (var key in DedupBands.Filed(report).Select(band => Key(transaction.Keys, transaction.Ring, band)))
        {
            transaction.Staged.SortedSetAdd(key, hazard.Value, version);
            transaction.Staged.TrimSortedSet(key, KeptPerBand);
            transaction.Staged.Expire(key, Remembered);
        }
    }

    /// <summary>After a merge or split: the profile anew, from the reports the hazard now holds.</summary>
    public static void SaveProfile(this TownshipTransaction transaction, DedupProfile profile)
    {
        var key = transaction.Keys.DedupProfile(profile.Hazard);
        transaction.Write(key, transaction.Ring.Seal(DocumentFormat.Write(profile), key!), Remembered);
    }

    private static async Task<DedupProfile?> FindProfileAsync(this TownshipTransaction transaction, HazardId hazard)
    {
        var key = transaction.Keys.DedupProfile(hazard);
        return await transaction.ReadAsync(key) is { } stored ? DocumentFormat.Read<DedupProfile>(transaction.Ring.Open(stored, key!)) : null;
    }

    private static IEnumerable<HazardId> MostShared(IEnumerable<IReadOnlyList<SortedSetEntry>> bands) => bands
        .SelectMany(band => band)
        .GroupBy(entry => entry.Element.ToString())
        .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(entry => entry.Score))
        .Take(MostCandidates)
        .Select(group => new HazardId(group.Key));

    private static RedisKey Key(TownshipKeys keys, KeyRing ring, string band) => keys.Band(ring.Hash("band", band)[..20]);
}
