using System.Collections.Concurrent;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>What was last heard from the core: anybody may ask for it, so nobody's asking is counted anew each time; kept on while the core is away.</summary>
internal sealed class KeptAnswers<TKey, TView>(TimeProvider clock)
    where TKey : notnull
    where TView : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<TKey, (DateTimeOffset HeardAt, TView View)> heard = [];

    /// <returns>Null while the core is away and nothing was heard before.</returns>
    public async Task<TView?> FindAsync(TKey key, Func<Task<Answer<TView>>> ask)
    {
        var now = clock.GetUtcNow();
        if (heard.TryGetValue(key, out var known) && now - known.HeardAt < Fresh)
        {
            return known.View;
        }

        if ((await ask()).Value is { } view)
        {
            heard[key] = (now, view);
            return view;
        }

        return known.View;
    }
}
