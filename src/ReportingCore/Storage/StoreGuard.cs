using System.Collections.Concurrent;
using PublicReport.ReportingCore.Domain;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Refuses to serve from a store that came up with less than it was given: a canary (the id in the data folder and in the store must be the same),
/// the key file (one keyed hash a township) and the head of every township (its last event is there and no older than the folder remembers).
/// While the core runs it tells whether the store still has what it had: whoever deletes what the store does not name has to ask first.
/// </summary>
internal sealed class StoreGuard(RedisConnections redis, KeyRing ring, TownshipReader reader, CoreSettings settings, IIdSource ids)
{
    /// <summary>The farthest head of every township that is known to be on the store's disk: as at start, later as noted.</summary>
    private readonly ConcurrentDictionary<string, Head> reached = new();
    private Dictionary<string, Head> lastSeen = [];
    private string storeId = "";

    private string CanaryFile => Path.Combine(settings.DataDirectory, "store-id");

    private StoreMarks Marks => new(Path.Combine(settings.DataDirectory, "store-marks"));

    /// <exception cref="StoreException">One sentence: what is wrong and what to do.</exception>
    public Task CheckAsync(IEnumerable<string> areas) => ExplainAsync(async () =>
    {
        await CheckCanaryAsync();
        foreach (var area in areas)
        {
            await CheckKeyAsync(area);
            reached[area] = await CheckHeadAsync(area);
        }
    });

    /// <summary>Asks again while the core runs, and writes nothing: the same store as at start, and no event lost that was there.</summary>
    /// <exception cref="StoreException">It came back empty or rolled back, or it is another one, or away.</exception>
    public Task CheckStillWholeAsync(string area) => ExplainAsync(() => ReadWholeHeadAsync(area));

    /// <summary>Notes in the data folder how far each township has come; call it again and again.</summary>
    /// <exception cref="StoreException">The store has lost something or is away; what was noted before stays.</exception>
    public Task NoteAsync(IEnumerable<string> areas) => ExplainAsync(async () =>
    {
        var heads = new Dictionary<string, Head>();
        foreach (var area in areas)
        {
            heads[area] = await ReadWholeHeadAsync(area);
        }

        // What was seen a round ago and is still there is on the disk by now, not only visible.
        foreach (var (area, head) in lastSeen.Where(one => heads[one.Key].Version >= one.Value.Version))
        {
            reached[area] = await IsInChainAsync(area, head) ? head : reached[area];
        }

        lastSeen = heads;
        Marks.Write(reached.ToDictionary(one => one.Key, one => one.Value.Version));
    });

    private async Task ExplainAsync(Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new StoreException($"The store does not answer; start it or correct ConnectionStrings__Redis. ({FirstLine(error.Message)})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The data folder {settings.DataDirectory} cannot be read and written. ({FirstLine(error.Message)})", error);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new StoreException($"The store is damaged ({FirstLine(error.Message)}): restore it from your backup.", error);
        }
    }

    private async Task<Head> ReadWholeHeadAsync(string area)
    {
        if (await redis.Reads.StringGetAsync(TownshipKeys.StoreId) != storeId)
        {
            throw new StoreException("The store is not the one the core started on, or it came back empty: stop the core and restore the store from your backup.");
        }

        return await CheckHeadAsync(area);
    }

    /// <summary>A store that was rolled back may have grown again: the version alone tells nothing.</summary>
    private async Task<bool> IsInChainAsync(string area, Head head) =>
        head.Version == 0 || (await reader.ChainAsync(area, [head.Version]))[0].Event.Hash() == head.Hash;

    private async Task CheckCanaryAsync()
    {
        Directory.CreateDirectory(settings.DataDirectory);
        var known = File.Exists(CanaryFile) ? (await File.ReadAllTextAsync(CanaryFile)).Trim() : "";
        var stored = (string?)await redis.Writes.StringGetAsync(TownshipKeys.StoreId) ?? "";
        if (known.Length > 0 && stored != known)
        {
            throw new StoreException(stored.Length == 0
                ? $"The store is empty or damaged although {settings.DataDirectory} has data: restore it from your backup."
                : $"The store does not belong to the data folder {settings.DataDirectory}: its id differs from the file store-id.");
        }

        if (stored.Length == 0)
        {
            // Two instances may start at once on an empty store: both then read what the first one wrote.
            await redis.Writes.StringSetAsync(TownshipKeys.StoreId, CrockfordBase32.Encode(ids.Bytes(10)), when: When.NotExists);
            stored = (string)(await redis.Writes.StringGetAsync(TownshipKeys.StoreId))!;
        }

        if (known.Length == 0)
        {
            await File.WriteAllTextAsync(CanaryFile, stored);
        }

        storeId = stored;
    }

    private async Task CheckKeyAsync(string area)
    {
        var key = new TownshipKeys(area).KeyCheck;
        var expected = ring.Hash("key-check", area);
        await redis.Writes.StringSetAsync(key, expected, when: When.NotExists);
        if (await redis.Writes.StringGetAsync(key) != expected)
        {
            throw new StoreException($"The data of {area} are sealed under another key file than {settings.KeyFile}: put the right one back.");
        }
    }

    private async Task<Head> CheckHeadAsync(string area)
    {
        var marked = Marks.Read().GetValueOrDefault(area);
        var head = await reader.HeadAsync(area);
        if (marked > head.Version)
        {
            throw new StoreException($"The store has lost entries of {area}: restore it from your backup, or delete {Marks.File} to go on without them.");
        }

        if (reached.TryGetValue(area, out var before) && (before.Version > head.Version || !await IsInChainAsync(area, before)))
        {
            throw new StoreException($"The store has lost entries of {area} since the core started: stop the core and restore the store from your backup.");
        }

        return await IsInChainAsync(area, head) ? head : throw new InvalidDataException($"the last entry of {area} differs from its head");
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', '\r');
}
