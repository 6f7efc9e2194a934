using System.Globalization;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>Which months are published, and their figures.</summary>
internal sealed class PublishedMonths(IStatisticsBackend statistics, TimeProvider clock)
{
    private const int Offered = 24;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly KeptAnswers<(string Area, string Month), PublicFiguresView> heard = new(clock);

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
    public Task<PublicFiguresView?> FindAsync(string area, string month, CancellationToken cancellationToken) =>
        heard.FindAsync((area, month), () => statistics.PublicAsync(area, month, cancellationToken));
}
