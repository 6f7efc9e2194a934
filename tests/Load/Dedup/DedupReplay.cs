using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Classifier;
using PublicReport.EmbeddedStore;
using PublicReport.ReportingCore;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.Stack.Tests;

namespace PublicReport.Load.Dedup;

/// <summary>Feeds recorded reports to the real core in time order; the true hazard is used for counting only.</summary>
internal sealed class DedupReplay(WebApplication app, FakeTimeProvider clock, FileDomains? domains)
{
    private const string Area = "341503205";
    private readonly List<Replayed> replayed = [];
    private readonly Dictionary<string, int> writtenOff = [];

    public static async Task RunAsync(string file, string? redis, bool trueDomain, CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("pr-dedup-").FullName;
        try
        {
            await using var garnet = redis is null ? await EmbeddedGarnet.StartAsync(Path.Combine(home, "store")) : null;
            var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
                .OrderBy(line => line.GetProperty("time").GetDateTimeOffset()).ToList();
            var clock = new FakeTimeProvider(lines[0].GetProperty("time").GetDateTimeOffset().ToUniversalTime());
            var domains = trueDomain ? new FileDomains() : null;
            await using var classifier = trueDomain ? null : await StartClassifierAsync(cancellation);
            await using var app = await BuildAsync(redis ?? garnet!.ConnectionString, classifier?.Urls.First(), home, clock, domains);
            var replay = new DedupReplay(app, clock, domains);
            foreach (var line in lines)
            {
                await replay.StepAsync(line, cancellation);
            }

            Console.WriteLine(JsonSerializer.Serialize(DedupMeasures.Of(replay.replayed)));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>The own classifier as a service of its own, reached by gRPC like in production.</summary>
    private static async Task<WebApplication> StartClassifierAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var classifier = await ClassifierHost.BuildAsync(builder);
        await classifier.StartAsync(cancellation);
        return classifier;
    }

    private static async Task<WebApplication> BuildAsync(string redis, string? classifier, string home, FakeTimeProvider clock, FileDomains? domains)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Redis"] = redis,
            ["Services:Classifier"] = classifier ?? "http://127.0.0.1:9",
            // A slow machine must not change what is measured.
            ["Services:ClassifierPatience"] = "00:01:00",
            ["Services:Key"] = "measurement",
            ["Jurisdictions"] = Path.Combine(Repository.Root, "config", "jurisdictions"),
            ["DataDirectory"] = home,
            ["KeyFile"] = Path.Combine(home, "key"),
            ["ActorToken:SigningKey"] = Guid.NewGuid().ToString("N"),
        });
        return await ReportingCoreHost.BuildAsync(builder, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            if (domains is not null)
            {
                services.AddSingleton<IReportClassifier>(domains);
            }
        });
    }

    private async Task StepAsync(JsonElement line, CancellationToken cancellation)
    {
        var time = line.GetProperty("time").GetDateTimeOffset().ToUniversalTime();
        clock.SetUtcNow(time > clock.GetUtcNow() ? time : clock.GetUtcNow());
        if (line.TryGetProperty("written_off", out var hazard))
        {
            await WriteOffAsync(hazard.GetString()!);
            return;
        }

        var submit = ToSubmit(line);
        if (domains is not null)
        {
            domains.Next = line.GetProperty("domain").GetString()!;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var started = Stopwatch.GetTimestamp();
        var accepted = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(submit, cancellation)).Value;
        var spent = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        replayed.Add(await ReadBackAsync(line, accepted.Receipt, spent));
    }

    private SubmitReport ToSubmit(JsonElement line)
    {
        var village = line.GetProperty("village").GetString() ?? "";
        var jurisdiction = app.Services.GetRequiredService<Townships>().Get(Area);
        var pin = line.GetProperty("lon").ValueKind == JsonValueKind.Number
            ? new Fix(line.GetProperty("lon").GetDouble(), line.GetProperty("lat").GetDouble(), Datum.Wgs84, 0) : null;
        return new()
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = Area,
            Text = line.GetProperty("text").GetString()!,
            Location = pin,
            VillageCode = jurisdiction.Villages.FirstOrDefault(item => item.ShortName == village || item.Name == village)?.Code ?? "",
            SenderHash = line.GetProperty("reporter").GetString() ?? "",
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        };
    }

    private async Task<Replayed> ReadBackAsync(JsonElement line, string receipt, double spent)
    {
        var reader = app.Services.GetRequiredService<TownshipReader>();
        _ = Receipt.TryParse(receipt, out var parsed);
        var report = (await reader.FindReportAsync(Area, (await reader.FindReceiptAsync(parsed))!.Value))!;
        var hazard = (await reader.FindHazardAsync(Area, report.HazardId))!;
        var truth = line.GetProperty("hazard").GetString()!;
        return new(
            line.GetProperty("id").GetString()!, $"{truth}/{writtenOff.GetValueOrDefault(truth)}", hazard.Id.Value,
            hazard.PossibleDuplicates.Select(item => item.Hazard.Value).ToList(), spent);
    }

    /// <summary>Puts the matter straight to written-off: the replay measures what comes after, not the way there.</summary>
    private async Task WriteOffAsync(string truth)
    {
        var made = replayed.Where(report => report.Truth == $"{truth}/{writtenOff.GetValueOrDefault(truth)}").Select(report => report.Made).Distinct();
        writtenOff[truth] = writtenOff.GetValueOrDefault(truth) + 1;
        foreach (var id in made.ToList())
        {
            await app.Services.GetRequiredService<TownshipStore>().CommitAsync<Done>(Area, Guid.NewGuid().ToString("N"), async transaction =>
            {
                var hazard = (await transaction.FindHazardAsync(new HazardId(id)))!;
                transaction.Save(hazard with { State = HazardState.WrittenOff, LastChangedAt = transaction.Now });
                return Done.Instance;
            });
        }
    }
}

/// <summary>Answers with the domain the file names (<c>--true-domain</c>).</summary>
internal sealed class FileDomains : IReportClassifier
{
    public string Next { get; set; } = "";

    public Task<ClassificationResult?> ClassifyAsync(string text, bool explain, CancellationToken cancellationToken, TimeSpan? patience = null) =>
        Task.FromResult<ClassificationResult?>(new() { Scores = [new(Next, 1, 0.5)], Urgent = false, ModelVersion = "true-domain" });
}
