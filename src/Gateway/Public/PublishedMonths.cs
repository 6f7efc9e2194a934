using System.Collections.Concurrent;
using System.Globalization;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>Published figures as last heard from the core: anybody may ask for them, so nobody's asking is counted anew each time.</summary>
internal sealed class PublishedMonths(IStatisticsBackend statistics, TimeProvider clock)
{
    private const int Offered = 24;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly ConcurrentDictionary<(string Area, string Month), (DateTimeOffset HeardAt, PublicFiguresView Figures)> heard = [];

    /// <summary>Months that are over, the latest first.</summary>
    public IReadOnlyList<string> Names()
    {
        var today = clock.GetUtcNow().ToOffset(Shanghai);
        var first = new DateOnly(today.Year, today.Month, 1);
        return [.. Enumerable.Range(1, Offered).Select(back => first.AddMonths(-back).ToString("yyyy-MM", CultureInfo.InvariantCulture))];
    }

    /// <param name="area">A township that is served here.</param>
    /// <param name="month">One of <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    /// <returns>Null while the core is away.</returns>
    public async Task<PublicFiguresView?> FindAsync(string area, string month, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (heard.TryGetValue((area, month), out var known) && now - known.HeardAt < Fresh)
        {
            return known.Figures;
        }

        if ((await statistics.PublicAsync(area, month, cancellationToken)).Value is { } figures)
        {
            heard[(area, month)] = (now, figures);
            return figures;
        }

        return known.Figures;
    }
}
