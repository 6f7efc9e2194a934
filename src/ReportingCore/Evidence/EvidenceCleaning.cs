using System.Collections.Concurrent;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Evidence;

/// <summary>
/// Discards uploads that nobody has named in time, and deletes them 30 days later. That nobody named a file is told by the store not knowing it, so a
/// store that has lost something must never be believed: it is asked before anything is looked at, and again before anything is moved or deleted.
/// </summary>
internal sealed partial class EvidenceCleaning(
    CoreSettings settings, TownshipReader reader, StoreGuard guard, TimeProvider clock, ILogger<EvidenceCleaning> log)
{
    /// <summary>No commit that still names an upload may be under way when its file goes.</summary>
    private static readonly TimeSpan OrphanAfter = EvidenceDocuments.UsableFor + TimeSpan.FromHours(1);

    /// <summary>
    /// A file is claimed within a day or never, so what was kept once is kept for good: later sweeps ask the store only about files younger than this,
    /// the work is that of three days' uploads however many years lie in the folder. The rest of three days is for sweeps that were missed.
    /// </summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromDays(3);

    /// <summary>Long enough to notice that a store lost claims unseen, and to restore it.</summary>
    private static readonly TimeSpan DeletedAfter = TimeSpan.FromDays(30);

    /// <summary>Townships whose files were all looked at since the start, with no sweep broken off since.</summary>
    private readonly ConcurrentDictionary<string, bool> settled = new();

    /// <returns>How many files were discarded.</returns>
    /// <exception cref="StoreException">The store is not as it was at start: nothing was touched.</exception>
    public async Task<int> SweepAsync(string area, CancellationToken cancellationToken)
    {
        var all = !settled.TryRemove(area, out _);
        await guard.CheckStillWholeAsync(area);
        var orphans = await FindAsync(
            area, EvidenceFolder.Of(settings, area), age => age >= OrphanAfter && (all || age < SettledAfter), claimed: false, cancellationToken);

        // A store restored from a backup may name what was discarded without it; a start comes after that.
        var returning = await FindAsync(area, EvidenceFolder.Discarded(settings, area), age => all || age >= DeletedAfter, claimed: true, cancellationToken);
        var over = await FindAsync(area, EvidenceFolder.Discarded(settings, area), age => age >= DeletedAfter, claimed: false, cancellationToken);
        await guard.CheckStillWholeAsync(area);
        returning.ForEach(file => file.MoveTo(Path.Combine(EvidenceFolder.Of(settings, area), file.Name)));
        over.ForEach(file => file.Delete());
        orphans.ForEach(file => Discard(area, file));
        settled[area] = true;
        return orphans.Count;
    }

    private async Task<List<FileInfo>> FindAsync(string area, string folder, Func<TimeSpan, bool> isOfAge, bool claimed, CancellationToken cancellationToken)
    {
        var found = new List<FileInfo>();
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles() : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isOfAge(clock.GetUtcNow() - file.LastWriteTimeUtc) && await IsAsync(area, file, claimed))
            {
                found.Add(file);
            }
        }

        return found;
    }

    /// <summary>A file of which the store cannot say whose it is is neither: it stays where it lies.</summary>
    private async Task<bool> IsAsync(string area, FileInfo file, bool claimed)
    {
        try
        {
            return await IsClaimedAsync(area, file) == claimed;
        }
        catch (Exception error) when (error is not (RedisException or TimeoutException))
        {
            LogLeftAlone(log, area, file.Name, error);
            return false;
        }
    }

    /// <summary>The store forgets an upload nobody named by itself; until then it is unclaimed, and too old to be claimed.</summary>
    private async Task<bool> IsClaimedAsync(string area, FileInfo file) => file.Extension != EvidenceFolder.Unfinished
        && await reader.FindAsync<EvidenceDescription>(new TownshipKeys(area).Evidence(new EvidenceId(file.Name))) is { } description
        && (description.Report is not null || description.Hazard is not null);

    private void Discard(string area, FileInfo file)
    {
        Directory.CreateDirectory(EvidenceFolder.Discarded(settings, area));

        // Its 30 days count from now.
        file.LastWriteTimeUtc = clock.GetUtcNow().UtcDateTime;
        file.MoveTo(Path.Combine(EvidenceFolder.Discarded(settings, area), file.Name));
    }

    [LoggerMessage(51, LogLevel.Error, "{Area}: the description of {File} cannot be read; the file is left alone")]
    private static partial void LogLeftAlone(ILogger log, string area, string file, Exception error);
}
