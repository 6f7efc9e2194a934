using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>What a walk over a township's audit chain found.</summary>
/// <param name="Events">Events that stand, from the first.</param>
/// <param name="Problem">Empty when the whole chain stands; otherwise what is wrong with the next event.</param>
internal sealed record ChainVerdict(long Events, string Problem)
{
    public bool IsWhole => Problem.Length == 0;
}

/// <summary>Walks the hash chain of a township from its first event to its head; needs no key (architecture rule 6).</summary>
internal sealed class AuditChain(RedisConnections redis)
{
    private const int Chunk = 500;

    public async Task<ChainVerdict> VerifyAsync(string area, CancellationToken cancellationToken)
    {
        var keys = new TownshipKeys(area);
        var head = Head.Parse(await redis.Reads.StringGetAsync(keys.Head));
        var previous = "";
        for (long first = 1; first <= head.Version; first += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var names = Versions(first, Math.Min(head.Version, first + Chunk - 1)).Select(keys.AuditEvent).ToArray();
            var values = await redis.Reads.StringGetAsync(names);
            for (var i = 0; i < values.Length; i++)
            {
                if (Check(values[i], first + i, previous, out var hash) is { Length: > 0 } problem)
                {
                    return new(first + i - 1, problem);
                }

                previous = hash;
            }
        }

        return previous == head.Hash ? new(head.Version, "") : new(head.Version - 1, Say(head.Version, "differs from the head"));
    }

    private static string Check(RedisValue value, long version, string previous, out string hash)
    {
        hash = "";
        if (value.IsNull)
        {
            return Say(version, "is missing");
        }

        try
        {
            var found = DocumentFormat.Read<ChainedEvent>((byte[])value!);
            hash = found.Hash();
            return found.Version != version ? Say(version, "carries another number")
                : found.Previous != previous ? Say(version, "does not follow the one before it: one of the two was altered")
                : "";
        }
        catch (JsonException)
        {
            return Say(version, "cannot be read");
        }
    }

    private static string Say(long version, string what) => string.Create(CultureInfo.InvariantCulture, $"event {version} {what}");

    private static IEnumerable<long> Versions(long first, long last)
    {
        for (var version = first; version <= last; version++)
        {
            yield return version;
        }
    }
}
