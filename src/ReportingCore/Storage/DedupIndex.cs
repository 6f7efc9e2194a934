using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Reports of one hazard as later ones are compared with them.</summary>
internal sealed record DedupProfile(HazardId Hazard, IReadOnlyList<Fingerprint> Reports);

/// <param name="Profile">What is known of the hazard.</param>
/// <param name="SameSender">The person who reports now reported it within the last two days.</param>
internal sealed record DedupCandidate(DedupProfile Profile, bool SameSender);

/// <summary>The dedup index: bands under keyed hashes, bounded to the newest, and one sealed profile a hazard. Two round trips a look-up.</summary>
internal static class DedupIndex
{
    private const int KeptPerBand = 64;
    private const int ReadPerBand = 24;
    private const int MostCandidates = 64;
    private const int KeptReports = 6;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);

    /// <summary>Inside a commit: sees what earlier decisions of the batch staged.</summary>
    public static async Task<IReadOnlyList<DedupCandidate>> FindCandidatesAsync(this TownshipTransaction transaction, ReportTraits report, string senderHash)
    {
        var sender = Read(DedupBands.OfSender(senderHash, transaction.Now));
        var bands = await Task.WhenAll(Read(DedupBands.LookedUp(report)));
        var own = Hazards(await Task.WhenAll(sender));
        var profiles = await Task.WhenAll(MostShared(bands, own).Select(id => transaction.FindProfileAsync(id)));
        return profiles.OfType<DedupProfile>().Select(profile => new DedupCandidate(profile, own.Contains(profile.Hazard))).ToList();

        List<Task<IReadOnlyList<SortedSetEntry>>> Read(IEnumerable<string> names) => names
            .Select(band => transaction.ReadSortedSetAsync(Key(transaction.Keys, transaction.Ring, band), ReadPerBand)).ToList();
    }

    /// <summary>Outside a commit, for a draft.</summary>
    public static async Task<IReadOnlyList<DedupCandidate>> FindCandidatesAsync(RedisConnections redis, KeyRing ring, string area, ReportTraits report)
    {
        var keys = new TownshipKeys(area);
        var bands = await Task.WhenAll(DedupBands.LookedUp(report).Select(band =>
            redis.Reads.SortedSetRangeByRankWithScoresAsync(Key(keys, ring, band), 0, ReadPerBand - 1, Order.Descending)));
        var names = MostShared(bands, []).Select(id => keys.DedupProfile(id)).ToArray();
        var values = names.Length == 0 ? [] : await redis.Reads.StringGetAsync(names);
        return names.Zip(values).Where(item => !item.Second.IsNull)
            .Select(item => new DedupCandidate(DocumentFormat.Read<DedupProfile>(ring.Open((byte[])item.Second!, item.First!)), SameSender: false)).ToList();
    }

    public static async Task IndexAsync(this TownshipTransaction transaction, HazardId hazard, ReportTraits report, string senderHash, long version)
    {
        var known = (await transaction.FindProfileAsync(hazard))?.Reports ?? [];

        // The first report stays for good: it is the one others were compared with; of the rest the latest are kept.
        var kept = known.Count < KeptReports ? known : [known[0], .. known.Skip(2)];
        transaction.SaveProfile(new(hazard, [.. kept, report.Source]));
        foreach (var band in DedupBands.Filed(report))
        {
            transaction.File(band, hazard, version, Remembered);
        }

        if (DedupBands.OfSender(senderHash, transaction.Now) is [var current, ..])
        {
            transaction.File(current, hazard, version, DedupBands.SenderBandLifetime);
        }
    }

    /// <summary>After a merge or split: the profile anew, from the reports the hazard now holds.</summary>
    public static void SaveProfile(this TownshipTransaction transaction, DedupProfile profile)
    {
        var key = transaction.Keys.DedupProfile(profile.Hazard);
        transaction.Write(key, transaction.Ring.Seal(DocumentFormat.Write(profile), key!), Remembered);
    }

    private static void File(this TownshipTransaction transaction, string band, HazardId hazard, long version, TimeSpan lifetime)
    {
        var key = Key(transaction.Keys, transaction.Ring, band);
        transaction.Staged.SortedSetAdd(key, hazard.Value, version);
        transaction.Staged.TrimSortedSet(key, KeptPerBand);
        transaction.Staged.Expire(key, lifetime);
    }

    private static async Task<DedupProfile?> FindProfileAsync(this TownshipTransaction transaction, HazardId hazard)
    {
        var key = transaction.Keys.DedupProfile(hazard);
        return await transaction.ReadAsync(key) is { } stored ? DocumentFormat.Read<DedupProfile>(transaction.Ring.Open(stored, key!)) : null;
    }

    private static HashSet<HazardId> Hazards(IEnumerable<IReadOnlyList<SortedSetEntry>> bands) =>
        bands.SelectMany(band => band).Select(entry => new HazardId(entry.Element.ToString())).ToHashSet();

    private static IEnumerable<HazardId> MostShared(IEnumerable<IReadOnlyList<SortedSetEntry>> bands, IReadOnlyCollection<HazardId> own) => own.Concat(bands
        .SelectMany(band => band)
        .GroupBy(entry => entry.Element.ToString())
        .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(entry => entry.Score))
        .Select(group => new HazardId(group.Key))).Distinct().Take(MostCandidates);

    private static RedisKey Key(TownshipKeys keys, KeyRing ring, string band) => keys.Band(ring.Hash("band", band)[..20]);
}
