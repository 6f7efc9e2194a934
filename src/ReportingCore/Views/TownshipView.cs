using System.Collections.Concurrent;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Views;

/// <summary>
/// All hazards of a township in memory, rebuilt from the decrypted documents at the first use and kept current by following the audit
/// chain: each catch-up reads the head and, when it has moved, the new events and the hazards they name. Never stored.
/// </summary>
internal sealed partial class TownshipView(string area, TownshipReader reader, ILogger<TownshipView> log) : IDisposable
{
    private readonly SemaphoreSlim catchingUp = new(1, 1);
    private readonly ConcurrentDictionary<HazardId, HazardView> hazards = [];
    private HazardView[] all = [];
    private long version;

    /// <summary>Version up to which the view is current; hazards read after it are of this version or a later one.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>As of the last catch-up, in one array: lists run over a hundred thousand.</summary>
    public IReadOnlyList<HazardView> Hazards => Volatile.Read(ref all);

    public HazardView? Find(HazardId id) => hazards.GetValueOrDefault(id);

    /// <returns>The hazards that have changed since the last call, by whomever.</returns>
    public async Task<IReadOnlyList<HazardId>> CatchUpAsync(CancellationToken cancellationToken)
    {
        await catchingUp.WaitAsync(cancellationToken);
        try
        {
            var head = await reader.HeadAsync(area);
            if (head.Version == Version)
            {
                return [];
            }

            var events = await reader.ChainAsync(area, Range(Version + 1, head.Version));
            var changed = events.Select(item => item.Event.Hazard).OfType<string>().Distinct().Select(HazardId.From).ToList();
            await ReloadAsync(changed);
            Volatile.Write(ref version, head.Version);
            return changed;
        }
        finally
        {
            catchingUp.Release();
        }
    }

    public void Dispose() => catchingUp.Dispose();

    private static IEnumerable<long> Range(long first, long last)
    {
        for (var version = first; version <= last; version++)
        {
            yield return version;
        }
    }

    private async Task ReloadAsync(IReadOnlyList<HazardId> changed)
    {
        foreach (var item in await LoadAsync(changed))
        {
            hazards[item.Hazard.Id] = item;
        }

        Volatile.Write(ref all, [.. hazards.Values]);
    }

    /// <summary>All together; what cannot be read is looked for by halves and left out alone, for the whole township depends on the others.</summary>
    private async Task<IReadOnlyList<HazardView>> LoadAsync(IReadOnlyList<HazardId> ids)
    {
        try
        {
            var documents = await reader.HazardsAsync(area, ids);
            var reports = (await reader.ReportsAsync(area, documents.SelectMany(hazard => hazard.Reports))).ToLookup(report => report.HazardId);
            return documents.Select(hazard => SearchWords.ViewOf(hazard, [.. reports[hazard.Id]])).ToList();
        }
        catch (Exception error) when (error is not (RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException))
        {
            if (ids.Count == 1)
            {
                LogLeftOut(log, area, ids[0].Value, error);
                return [];
            }

            var half = ids.Count / 2;
            return [.. await LoadAsync(ids.Take(half).ToList()), .. await LoadAsync(ids.Skip(half).ToList())];
        }
    }

    [LoggerMessage(50, LogLevel.Error, "{Area}: hazard {Hazard} or one of its reports cannot be read; lists and sweeps go on without its last change")]
    private static partial void LogLeftOut(ILogger log, string area, string hazard, Exception error);
}
