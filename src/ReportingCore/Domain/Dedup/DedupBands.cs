using System.Globalization;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Names of the bands a report is filed under and looked up by; the store keeps keyed hashes of them only.</summary>
public static class DedupBands
{
    private const int MinHashBands = 4;

    /// <summary>About 220 m; a pin is filed in one cell and looked up in its nine neighbours.</summary>
    private const double CellDegrees = 0.002;

    public static IReadOnlyList<string> Filed(ReportTraits report) => [.. Common(report), .. Cells(report, reach: 0)];

    public static IReadOnlyList<string> LookedUp(ReportTraits report) => [.. Common(report), .. Cells(report, reach: 1)];

    /// <summary>Half a day: with <see cref="SenderBandLifetime"/> no entry lives longer than the 48 hours a sender's hash may (architecture rule 4).</summary>
    private static readonly TimeSpan SenderBucket = TimeSpan.FromHours(12);

    public static TimeSpan SenderBandLifetime { get; } = TimeSpan.FromHours(36);

    /// <summary>The band a sender's report is filed under, and those of the two days before; none for a sender who is not known.</summary>
    public static IReadOnlyList<string> OfSender(string senderHash, DateTimeOffset now) => senderHash.Length == 0 ? []
        : Enumerable.Range(0, 4).Select(back => string.Create(
            CultureInfo.InvariantCulture, $"sender {senderHash} {(now.ToUnixTimeSeconds() / (long)SenderBucket.TotalSeconds) - back}")).ToList();

    private static IEnumerable<string> Common(ReportTraits report)
    {
        var village = report.Source.VillageCode;
        var things = report.Families.Take(3).ToList();
        return MinHashes(report.Bigrams).Select((hash, i) => $"text {i} {hash}")
            .Concat(things.Select(thing => $"thing {thing} "))
            .Concat(things.Where(_ => village.Length > 0).Select(thing => $"thing {thing} {village}"))
            .Concat(report.Landmarks.Take(3).Where(_ => village.Length > 0).Select(landmark => $"landmark {landmark} {village}"))
            .Concat(report.Landmarks.Take(3).SelectMany(landmark => things.Select(thing => $"landmark {landmark} {thing}")))
            .Concat(report.Names.Take(2).Select(name => $"name {name}"))
            .Concat(report.TownLandmarks.Take(2).Select(landmark => $"town {landmark}"))
            .Concat(PhotoLikeness.Bands(report.Source.Photos ?? []))
            .Append($"domain {report.Source.Domain} {village}")
            .Append($"words {report.Words}");
    }

    /// <summary>Two least hashes a band: texts that share a third of their bigrams meet in one of four bands about every third time, twins always.</summary>
    private static IEnumerable<string> MinHashes(IReadOnlySet<string> bigrams)
    {
        for (var band = 0u; band < MinHashBands; band++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Least(bigrams, band * 2):x8}{Least(bigrams, (band * 2) + 1):x8}");
        }
    }

    private static uint Least(IReadOnlySet<string> bigrams, uint seed) => bigrams.Count == 0 ? 0 : bigrams.Min(bigram => Mix(bigram, seed));

    private static uint Mix(string bigram, uint seed)
    {
        var hash = 2166136261u ^ (seed * 0x9E3779B9u);
        foreach (var c in bigram)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }

    private static IEnumerable<string> Cells(ReportTraits report, int reach)
    {
        if (report.Source.Pin is not { } pin)
        {
            yield break;
        }

        var (x, y) = ((int)Math.Floor(pin.Longitude / CellDegrees), (int)Math.Floor(pin.Latitude / CellDegrees));
        for (var dx = -reach; dx <= reach; dx++)
        {
            for (var dy = -reach; dy <= reach; dy++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"cell {x + dx} {y + dy}");
            }
        }
    }
}
