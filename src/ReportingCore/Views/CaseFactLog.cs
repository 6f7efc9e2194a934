using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Statistics;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Views;

/// <summary>The facts of one township, in memory: read from the audit chain at the first use, then only what is new. Never stored.</summary>
internal sealed class CaseFactLog(string area, TownshipReader reader, FactHistory history) : IDisposable
{
    private const int Chunk = 500;
    private readonly SemaphoreSlim reading = new(1, 1);
    private long version;

    /// <summary>Everything the log says until now, and clocks that have run out without an event since.</summary>
    /// <param name="now">Moment of counting.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    public async Task<IReadOnlyList<CaseFact>> UntilAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var head = await reader.HeadAsync(area);
            while (version < head.Version)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var count = (int)Math.Min(Chunk, head.Version - version);
                foreach (var entry in await reader.EventsAsync(area, Enumerable.Range(1, count).Select(step => version + step).ToList()))
                {
                    history.Apply(entry);
                }

                version += count;
            }

            return [.. history.Facts, .. history.LateBy(now)];
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();
}
