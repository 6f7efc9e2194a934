using PublicReport.ReportingCore.Domain;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Refuses to serve from a store that came up with less than it was given: a canary (the id in the data folder and in the store must be the same),
/// the key file (one keyed hash a township) and the head of every township (its last event is there and no older than the folder remembers).
/// </summary>
internal sealed class StoreGuard(RedisConnections redis, KeyRing ring, TownshipReader reader, CoreSettings settings, IIdSource ids)
{
    private string CanaryFile => Path.Combine(settings.DataDirectory, "store-id");

    private StoreMarks Marks => new(Path.Combine(settings.DataDirectory, "store-marks"));

    /// <exception cref="StoreException">One sentence: what is wrong and what to do.</exception>
    public async Task CheckAsync(IEnumerable<string> areas)
    {
        try
        {
            await CheckCanaryAsync();
            foreach (var area in areas)
            {
                await CheckKeyAsync(area);
                await CheckHeadAsync(area);
            }
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new StoreException($"The store does not answer; start it or correct ConnectionStrings__Redis. ({FirstLine(error.Message)})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The data folder {settings.DataDirectory} cannot be read and written. ({FirstLine(error.Message)})", error);
        }
    }

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

    private async Task CheckHeadAsync(string area)
    {
        try
        {
            var head = await reader.HeadAsync(area);
            if (Marks.Read().GetValueOrDefault(area) > head.Version)
            {
                throw new StoreException($"The store has lost entries of {area}: restore it from your backup, or delete {Marks.File} to go on without them.");
            }

            if (head.Version > 0 && (await reader.ChainAsync(area, [head.Version]))[0].Event.Hash() != head.Hash)
            {
                throw new InvalidDataException("the last entry differs from the head");
            }
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new StoreException($"The store is damaged ({area}: {FirstLine(error.Message)}): restore it from your backup.", error);
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', '\r');
}
