using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Tests;

/// <summary>The whole core on a real store, with a settable clock and classifier; every core serves a township (so a key prefix) of its own.</summary>
internal sealed class Core : IAsyncDisposable
{
    private const string Luoji = "341503205";
    private const string ServiceKey = "test-service-key";

    /// <summary>The notice of 2026, the year these clocks begin in, and no other: the next notice, entered in config, changes nothing that is expected here.</summary>
    private const string Holidays = """
        "2026":
          off: [2026-01-01..2026-01-03, 2026-02-15..2026-02-23, 2026-04-04..2026-04-06, 2026-05-01..2026-05-05, 2026-06-19..2026-06-21, 2026-09-25..2026-09-27, 2026-10-01..2026-10-07]
          work: [2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]
        """;
    private readonly WebApplication app;
    private readonly Dictionary<string, string?> settings;
    private GrpcChannel? channel;

    private Core(WebApplication app, string area, FakeTimeProvider clock, SettableClassifier classifier, string folder, Dictionary<string, string?> settings)
    {
        this.app = app;
        Area = area;
        Clock = clock;
        Classifier = classifier;
        Folder = folder;
        this.settings = settings;
    }

    public string Area { get; }

    public FakeTimeProvider Clock { get; }

    public SettableClassifier Classifier { get; }

    public string Folder { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="redis">Connection string of the store.</param>
    /// <param name="twin">Another instance of the same township: same keys, clock and folder.</param>
    /// <param name="settings">More settings, or others.</param>
    /// <param name="jurisdiction">Changes to the township's file.</param>
    public static async Task<Core> StartAsync(
        string redis, Core? twin = null, Dictionary<string, string?>? settings = null, Func<string, string>? jurisdiction = null)
    {
        var home = twin?.Folder ?? Directory.CreateTempSubdirectory("pr-core-").FullName;
        var area = twin?.Area ?? Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
        var time = twin?.Clock ?? new FakeTimeProvider(DateTimeOffset.Parse("2026-03-02T01:00:00Z", CultureInfo.InvariantCulture));
        var classifier = twin?.Classifier ?? new SettableClassifier();
        var extra = settings ?? twin?.settings ?? [];
        if (twin is null)
        {
            await MoveJurisdictionAsync(area, home, jurisdiction ?? (yaml => yaml));
        }

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Redis"] = redis,
            ["Services:Classifier"] = "http://127.0.0.1:9",
            ["Services:Key"] = ServiceKey,
            ["Jurisdictions"] = Path.Combine(home, "jurisdictions"),
            ["DataDirectory"] = home,
            ["KeyFile"] = Path.Combine(home, "key"),
            ["ActorToken:SigningKey"] = "0123456789abcdef0123456789abcdef",
        });
        builder.Configuration.AddInMemoryCollection(extra);
        var app = await ReportingCoreHost.BuildAsync(builder, services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IReportClassifier>(classifier);
        });
        return new(app, area, time, classifier, home, extra);
    }

    /// <summary>Somebody of a department; the Safety Office's people are handlers too.</summary>
    public Actor ActorOf(string department, params string[] roles) => new()
    {
        Area = Area,
        Account = $"{department}-1",
        DisplayName = department,
        Department = department,
        Roles = roles.Length > 0 ? roles : department == "safety-office" ? [Role.SafetyOffice, Role.Handler] : [Role.Handler],
    };

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>A real channel to the core, which starts listening (and its jobs running) with the first call.</summary>
    public async Task<GrpcChannel> ConnectAsync()
    {
        if (channel is null)
        {
            await app.StartAsync();
            channel = GrpcChannel.ForAddress(app.Urls.First());
        }

        return channel;
    }

    /// <summary>Call metadata of somebody signed in, with or without an account in the store.</summary>
    public Metadata As(Actor actor) => new() { { "authorization", $"Bearer {TokenOf(actor)}" } };

    public string TokenOf(Actor actor)
    {
        var account = Services.GetRequiredService<TownshipReader>().FindAccountAsync(actor.Area, actor.Account).GetAwaiter().GetResult();
        return Services.GetRequiredService<ReportingCore.Features.Access.ActorTokens>().Issue(actor, account?.SessionsFrom ?? 0).Token;
    }

    public static Metadata AsGateway() => new() { { "x-service-key", ServiceKey } };

    public async ValueTask DisposeAsync()
    {
        channel?.Dispose();
        await app.DisposeAsync();
    }

    private static async Task MoveJurisdictionAsync(string area, string home, Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "jurisdictions")).FullName;
        var luoji = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "config", "jurisdictions", $"{Luoji}.yaml"));
        await File.WriteAllTextAsync(Path.Combine(home, "holidays.yaml"), Holidays);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{area}.yaml"), change(luoji.Replace(Luoji, area, StringComparison.Ordinal)));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PublicReport.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("PublicReport.sln");
        }

        return folder.FullName;
    }
}

/// <summary>Stands in for the Classifier service, which is an outside system to the core.</summary>
internal sealed class SettableClassifier : IReportClassifier
{
    private static readonly TimeSpan OfReporter = TimeSpan.FromMilliseconds(300);

    public ClassificationResult? Next { get; set; } = Of("electric-power");

    /// <summary>What it says of a text; null: <see cref="Next"/> of every one.</summary>
    public Func<string, ClassificationResult?>? Judge { get; set; }

    /// <summary>How long it takes: who waits less gets no answer.</summary>
    public TimeSpan Takes { get; set; }

    public static ClassificationResult Of(string domain, double probability = 0.97, bool urgent = false) => new()
    {
        Scores = [new(domain, probability, 0.6), new("fire-safety", 1 - probability, 0.6)],
        Urgent = urgent,
        ModelVersion = "test",
        Words = ["电线杆"],
    };

    public Task<ClassificationResult?> ClassifyAsync(string text, bool explain, CancellationToken cancellationToken, TimeSpan? patience = null) =>
        Task.FromResult((patience ?? OfReporter) < Takes ? null : Judge is { } judge ? judge(text) : Next);
}
