using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>挂牌督办 as published.</summary>
internal sealed class PublishedListings(IStatisticsBackend statistics, TimeProvider clock)
{
    private readonly KeptAnswers<string, PublicListingsView> heard = new(clock);

    /// <param name="area">A township that is served here.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    /// <returns>Null while the core is away.</returns>
    public Task<PublicListingsView?> FindAsync(string area, CancellationToken cancellationToken) =>
        heard.FindAsync(area, () => statistics.ListingsAsync(area, cancellationToken));
}
