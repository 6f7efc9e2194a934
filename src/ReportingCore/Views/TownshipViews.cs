using System.Collections.Concurrent;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Views;

/// <summary>The views of all townships, and news of their changes for those who watch.</summary>
internal sealed class TownshipViews : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, TownshipView> views = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> pokes = [];
    private readonly TownshipReader reader;
    private readonly TownshipStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<TownshipView> log;

    public TownshipViews(TownshipReader reader, TownshipStore store, TimeProvider clock, ILogger<TownshipView> log)
    {
        (this.reader, this.store, this.clock, this.log) = (reader, store, clock, log);
        store.Committed += Poke;
    }

    /// <summary>The view, current as of now.</summary>
    public async Task<TownshipView> CurrentAsync(string area, CancellationToken cancellationToken)
    {
        var view = views.GetOrAdd(area, key => new(key, reader, log));
        await view.CatchUpAsync(cancellationToken);
        return view;
    }

    /// <summary>Waits for changes after <paramref name="since"/>: woken by commits of this instance, by polling for those of others.</summary>
    /// <returns>The view, at a later version than <paramref name="since"/>.</returns>
    public async Task<TownshipView> ChangedAsync(string area, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var poke = pokes.GetOrAdd(area, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
            var view = await CurrentAsync(area, cancellationToken);
            if (view.Version > since)
            {
                return view;
            }

            await Task.WhenAny(poke.Task, Task.Delay(PollEvery, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        store.Committed -= Poke;
        foreach (var view in views.Values)
        {
            view.Dispose();
        }
    }

    private void Poke(string area)
    {
        if (pokes.TryRemove(area, out var waiting))
        {
            waiting.TrySetResult();
        }
    }
}
