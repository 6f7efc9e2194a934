using System.Text.Json;
using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// Where a person's photos and recordings have got to. {gw:PERSON}:media:HASH, by township and file, holds the evidence id at the core (sealed, a day, as
/// long as the core keeps it unnamed): an upload is known in its township only. {gw:PERSON}:named:REQUEST holds which uploads a submission named (sealed). What a report still waits for lies in {gw:media}:late:ID, due by {gw:media}:due, without any trace of the person.
/// </summary>
internal sealed class MediaStore(GatewayStore store, GatewayKeys keys)
{
    private const string Due = "{gw:media}:due";
    private static readonly TimeSpan Unclaimed = TimeSpan.FromHours(23);

    /// <summary>WeChat forgets media after three days.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(4);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<MediaState?> FindAsync(string person, string area, string mediaId)
    {
        var key = Key(person, area, mediaId);
        return await store.Database.StringGetAsync(key) is { HasValue: true } value ? Open<MediaState>((byte[])value!, key) : null;
    }

    public Task SaveAsync(string person, string area, string mediaId, MediaState state)
    {
        var key = Key(person, area, mediaId);
        return store.Database.StringSetAsync(key, Seal(state, key), Unclaimed);
    }

    /// <summary>
    /// Which uploads a submission named when it was first made; kept before the core is asked. The core answers a repeat as it did the first time and reads
    /// nothing of it, so what the first one did not name has to follow by itself.
    /// </summary>
    public async Task<IReadOnlyList<UploadedMedia>> FirstNamedAsync(string person, string requestId, IReadOnlyList<UploadedMedia> now)
    {
        var key = NamedKey(person, requestId);
        return !await store.Database.StringSetAsync(key, Seal(now, key), GatewayStore.PersonLifetime, When.NotExists)
            && await store.Database.StringGetAsync(key) is { HasValue: true } value
            && Open<UploadedMedia[]>((byte[])value!, key) is { } first ? first : now;
    }

    /// <summary>The core wants none of the uploads: the submission is made once more and names none.</summary>
    public Task NameNoneAsync(string person, string requestId)
    {
        var key = NamedKey(person, requestId);
        return store.Database.StringSetAsync(key, Seal<UploadedMedia[]>([], key), GatewayStore.PersonLifetime);
    }

    /// <summary>Doing it twice is harmless: the id comes from receipt and media id.</summary>
    public async Task AddLateAsync(LateMedia late, DateTimeOffset dueAt)
    {
        var id = keys.Hash("late-media", late.Receipt, late.MediaId);
        await SaveLateAsync(id, late);
        await store.Database.SortedSetAddAsync(Due, id, dueAt.ToUnixTimeMilliseconds());
    }

    /// <summary>Due ones, each for this caller alone for a minute.</summary>
    public async Task<IReadOnlyList<LeasedMedia>> LeaseLateAsync(DateTimeOffset now, int max)
    {
        var leased = new List<LeasedMedia>();
        foreach (var id in (await store.Database.SortedSetRangeByScoreAsync(Due, stop: now.ToUnixTimeMilliseconds(), take: max)).Select(member => member.ToString()))
        {
            if (!await store.Database.StringSetAsync(LeaseKey(id), "1", Lease, When.NotExists))
            {
                continue;
            }

            if (await store.Database.StringGetAsync(LateKey(id)) is { HasValue: true } value && Open<LateMedia>((byte[])value!, LateKey(id)) is { } late)
            {
                leased.Add(new(id, late));
            }
            else
            {
                await DoneAsync(id);
            }
        }

        return leased;
    }

    public async Task RetryLateAsync(LeasedMedia leased, DateTimeOffset dueAt)
    {
        await SaveLateAsync(leased.Id, leased.Media with { Attempt = leased.Media.Attempt + 1 });
        await store.Database.SortedSetAddAsync(Due, leased.Id, dueAt.ToUnixTimeMilliseconds());
        await store.Database.KeyDeleteAsync(LeaseKey(leased.Id));
    }

    public async Task DoneAsync(string id)
    {
        await store.Database.SortedSetRemoveAsync(Due, id);
        await store.Database.KeyDeleteAsync([LateKey(id), LeaseKey(id)]);
    }

    private Task<bool> SaveLateAsync(string id, LateMedia late) =>
        store.Database.StringSetAsync(LateKey(id), Seal(late, LateKey(id)), Late);

    private byte[] Seal<T>(T value, string key) => keys.Seal(JsonSerializer.Serialize(value), key);

    private T? Open<T>(byte[] value, string key)
        where T : class => keys.Open(value, key) is { } text ? JsonSerializer.Deserialize<T>(text) : null;

    private string Key(string person, string area, string mediaId) => GatewayStore.PersonKey(person, "media", keys.Hash("media", area, mediaId));

    private static string NamedKey(string person, string requestId) => GatewayStore.PersonKey(person, "named", requestId);

    private static string LateKey(string id) => $"{{gw:media}}:late:{id}";

    private static string LeaseKey(string id) => $"{{gw:media}}:lease:{id}";
}

/// <summary>Either the evidence id, or that the file will never come (too large, damaged, gone at WeChat).</summary>
internal sealed record MediaState(string EvidenceId)
{
    public static MediaState Lost { get; } = new("");

    public bool IsLost => EvidenceId.Length == 0;
}

/// <summary>A file of WeChat's that lies at the core.</summary>
internal sealed record UploadedMedia(string MediaId, string EvidenceId);

/// <summary>A file that a submitted report still waits for. Holds a receipt: prints nothing.</summary>
internal sealed record LateMedia(string AreaCode, string Receipt, string MediaId, int Attempt)
{
    public override string ToString() => nameof(LateMedia);
}

internal sealed record LeasedMedia(string Id, LateMedia Media);
