using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>Townships and villages as last heard from the core: a core that is down must not take the form away from somebody filling it in.</summary>
internal sealed class TownshipDirectory(IReportingBackend backend, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private IReadOnlyList<TownshipInfo> known = [];
    private DateTimeOffset heardAt;

    /// <returns>Empty only when the core has not answered since the start.</returns>
    public async Task<IReadOnlyList<TownshipInfo>> AllAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - heardAt >= Fresh && (await backend.TownshipsAsync(cancellationToken)).Value is { } townships)
        {
            (known, heardAt) = (townships, clock.GetUtcNow());
        }

        return known;
    }
}
