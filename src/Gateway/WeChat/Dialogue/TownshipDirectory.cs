using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Townships as the core knows them, asked for at most once a minute; while the core is away the last known ones serve.</summary>
internal sealed class TownshipDirectory(IReportingBackend backend, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private volatile Known known = new([], default);

    public async Task<IReadOnlyList<TownshipInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var last = known;
        if (last.Towns.Count > 0 && time.GetUtcNow() - last.At < Fresh)
        {
            return last.Towns;
        }

        if ((await backend.TownshipsAsync(cancellationToken)).Value is { } towns)
        {
            known = new(towns, time.GetUtcNow());
        }

        return known.Towns;
    }

    private sealed record Known(IReadOnlyList<TownshipInfo> Towns, DateTimeOffset At);
}
