using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>
/// Townships and villages as last heard from the core: a core that is down, or says nothing, must not take the form away from somebody filling it in.
/// </summary>
internal sealed class TownshipDirectory(IReportingBackend backend, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private volatile IReadOnlyList<TownshipInfo> known = [];
    private DateTimeOffset heardAt;
    private Task asking = Task.CompletedTask;

    /// <returns>What is known, at once, while older knowledge is asked for again beside; empty only when the core has not answered since the start.</returns>
    public async Task<IReadOnlyList<TownshipInfo>> AllAsync(CancellationToken cancellationToken)
    {
        var answer = Refresh();
        if (known.Count == 0)
        {
            await answer.WaitAsync(cancellationToken);
        }

        return known;
    }

    private Task Refresh()
    {
        lock (gate)
        {
            if (clock.GetUtcNow() - heardAt >= Fresh && asking.IsCompleted)
            {
                asking = AskAsync();
            }

            return asking;
        }
    }

    /// <summary>For everybody who waits, so nobody's leaving ends it.</summary>
    private async Task AskAsync()
    {
        var answer = await backend.TownshipsAsync(CancellationToken.None);
        if (answer.Value is { } townships)
        {
            lock (gate)
            {
                (known, heardAt) = (townships, clock.GetUtcNow());
            }
        }
    }
}
