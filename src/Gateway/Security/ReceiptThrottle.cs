using System.Collections.Concurrent;

namespace PublicReport.Gateway.Security;

/// <summary>
/// Slows down whoever tries receipts that do not exist: every further look-up of the same client bucket, right or wrong, waits first, so that neither the
/// answer nor its time tells one from the other. Forgotten after ten quiet minutes; in memory only.
/// </summary>
internal sealed class ReceiptThrottle(ClientBuckets buckets, TimeProvider clock)
{
    private const int Free = 3;
    private const int MostBuckets = 50_000;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> misses = new();

    /// <summary>How long the next look-up of this client waits.</summary>
    public TimeSpan DelayOf(HttpContext context)
    {
        var (count, at) = misses.GetValueOrDefault(buckets.Of(context));
        return count <= Free || clock.GetUtcNow() - at >= Remembered
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(count - Free - 1, 10)));
    }

    public Task WaitAsync(HttpContext context, CancellationToken cancellationToken) =>
        DelayOf(context) is { Ticks: > 0 } delay ? Task.Delay(delay, clock, cancellationToken) : Task.CompletedTask;

    public void Missed(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (misses.Count >= MostBuckets)
        {
            Forget(now);
        }

        misses.AddOrUpdate(buckets.Of(context), (1, now), (_, known) => now - known.At >= Remembered ? (1, now) : (known.Count + 1, now));
    }

    /// <summary>Under a flood from everywhere memory is worth more than counts.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (bucket, known) in misses)
        {
            if (now - known.At >= Remembered)
            {
                misses.TryRemove(bucket, out _);
            }
        }

        if (misses.Count >= MostBuckets)
        {
            misses.Clear();
        }
    }
}
