using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PublicReport.Jurisdictions;
using PublicReport.Load.Dedup.Training;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Storage;
using PublicReport.Stack.Tests;
using StackExchange.Redis;

namespace PublicReport.Load.Dedup;

/// <summary>Fills the dedup index of one township through <c>Storage</c> and measures what a look-up and a hazard cost at growing sizes.</summary>
internal sealed class DedupCost(RedisConnections redis, KeyRing ring, IServer server)
{
    private const string Area = "341503205";
    private const int PerCommit = 500;
    private const int Lookups = 3000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(1);
    private readonly Jurisdiction jurisdiction = JurisdictionLoader.Load(Path.Combine(Repository.Root, "config/jurisdictions/341503205.yaml"));
    private readonly List<WrittenHazard> written = WrittenHazard.ReadAll(Path.Combine(Repository.Root, "tests/Load/Dedup/Training")).ToList();
    private int seeded;

    public static async Task RunAsync(string connection, IReadOnlyList<int> sizes, CancellationToken cancellation)
    {
        await using var redis = await RedisConnections.ConnectAsync(connection);
        await using var info = await ConnectionMultiplexer.ConnectAsync(connection, options => options.AllowAdmin = true);
        var server = info.GetServers()[0];
        if (await server.DatabaseSizeAsync() > 0)
        {
            throw new InvalidOperationException("The store is not empty; give an empty one.");
        }

        using var ring = new KeyRing(new byte[32]);
        var cost = new DedupCost(redis, ring, server);
        var empty = await cost.UsedMemoryAsync();
        foreach (var size in sizes)
        {
            await cost.SeedAsync(size, cancellation);
            var times = await cost.LookUpAsync(cancellation);
            Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
            {
                ["hazards"] = size,
                ["lookup_ms_p50"] = times[times.Count / 2],
                ["lookup_ms_p99"] = times[(int)(times.Count * 0.99)],
                ["bytes_per_hazard"] = (double)(await cost.UsedMemoryAsync() - empty) / size,
            }));
        }
    }

    private async Task SeedAsync(int size, CancellationToken cancellation)
    {
        var keys = new TownshipKeys(Area);
        while (seeded < size)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = new CommitBatch(keys, ring, redis.Reads, Head.Parse(RedisValue.Null), Start.AddMinutes(seeded));
            foreach (var _ in Enumerable.Range(0, Math.Min(PerCommit, size - seeded)))
            {
                var transaction = batch.Begin();
                await transaction.IndexAsync(new(RandomId()), Traits(), "", ++seeded);
                batch.Merge(transaction);
            }

            var commit = redis.Writes.CreateTransaction();
            batch.Writes.QueueOn(commit);
            if (!await commit.ExecuteAsync())
            {
                throw new InvalidOperationException("a commit without condition was refused");
            }
        }
    }

    private async Task<List<double>> LookUpAsync(CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = 0; i < Lookups + 200; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var traits = Traits();
            var started = Stopwatch.GetTimestamp();
            await DedupIndex.FindCandidatesAsync(redis, ring, Area, traits);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        // The first ones pay for compiling.
        return times.Skip(200).Order().ToList();
    }

    /// <summary>A written sentence made its own by a number and a turn of words, a pin anywhere in a village, as most reports have.</summary>
    private ReportTraits Traits()
    {
        var hazard = written[random.Next(written.Count)];
        var text = hazard.Texts[random.Next(hazard.Texts.Count)];
        var village = jurisdiction.Villages[random.Next(jurisdiction.Villages.Count)];
        var said = string.Create(CultureInfo.InvariantCulture, $"{village.ShortName}{random.Next(1, 40)}组{text.Replace(hazard.Village, "", StringComparison.Ordinal)}{random.Next(1000)}");
        var pin = random.Next(5) < 3 ? new Fix(116.3 + (random.NextDouble() * 0.12), 31.83 + (random.NextDouble() * 0.1), Datum.Gcj02, 30) : null;
        return ReportTraits.Of(new(said, random.Next(2) == 0 ? village.Code : "", hazard.Domain, pin, Start.AddMinutes(seeded)));
    }

    private string RandomId() => CrockfordBase32.Encode(Enumerable.Range(0, 10).Select(_ => (byte)random.Next(256)).ToArray());

    private async Task<long> UsedMemoryAsync() => long.Parse(
        (await server.InfoAsync("memory")).SelectMany(group => group).First(item => item.Key == "used_memory").Value, CultureInfo.InvariantCulture);
}
