using System.Security.Cryptography;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PublicReport.Classifier;
using PublicReport.EmbeddedStore;
using PublicReport.Gateway.Standalone.Demo;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore;
using PublicReport.ReportingCore.Demo;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.Gateway.Standalone;

/// <summary>
/// Everything in one process: embedded Garnet, Classifier, ReportingCore and Gateway, talking real gRPC over loopback. Parts start in
/// the order of their dependencies and stop in reverse.
/// </summary>
public sealed class StandaloneStack : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts = [];
    private readonly StartOptions options;

    private StandaloneStack(StartOptions options) => this.options = options;

    /// <summary>The Gateway's host, for tests and for waiting.</summary>
    public WebApplication Gateway { get; private set; } = null!;

    public WebApplication Core { get; private set; } = null!;

    public Uri Url => options.Url;

    public static async Task<StandaloneStack> StartAsync(StartOptions options, CancellationToken cancellationToken)
    {
        var stack = new StandaloneStack(options);
        try
        {
            await stack.StartPartsAsync(cancellationToken);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sign-in links of accounts nobody has activated yet.</summary>
    public IReadOnlyList<FirstRunLink> FirstRunLinks { get; private set; } = [];

    /// <summary>Years the holiday table does not know although clocks already run into them.</summary>
    public IReadOnlyList<int> MissingYears { get; private set; } = [];

    /// <summary>What --demo wrote; null without it.</summary>
    public DemoSummary? Demo { get; private set; }

    public void PrintWelcome(TextWriter writer) => Welcome.Print(writer, options, AddressOf(Core), Demo, FirstRunLinks, MissingYears);

    public Task WaitForShutdownAsync() => Gateway.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        // Read first: a slip in a file should show before anything is started or written.
        JurisdictionLoader.LoadFolder(options.Jurisdictions);
        var store = Path.Combine(options.DataDirectory, "store");
        var masterKey = KeyFile.LoadOrCreate(options.KeyFile, dataExist: Directory.Exists(Path.Combine(store, "AOF")));
        var garnet = await EmbeddedGarnet.StartAsync(store, options.StoreMemory);
        parts.Push(garnet);
        if (options.BackupConfirmed)
        {
            BackupNote.Confirm(options.DataDirectory);
        }

        // Derived: the Gateway's hashes of people and request ids hang on it and must outlive a restart.
        var serviceKey = Convert.ToHexStringLower(HMACSHA256.HashData(masterKey, "service-key"u8));
        var classifier = await ClassifierHost.BuildAsync(LoopbackBuilder([]));
        await StartAsync(classifier, cancellationToken);
        var settings = CoreSettings(garnet.ConnectionString, AddressOf(classifier), masterKey, serviceKey);
        if (options.Demo)
        {
            Demo = await FillAsync(settings);
        }

        Core = await ReportingCoreHost.BuildAsync(LoopbackBuilder(settings, options.CorePort));
        await StartAsync(Core, cancellationToken);
        FirstRunLinks = await FirstRun.RunAsync(Core.Services);
        MissingYears = Calendars.MissingYears(Core.Services);
        var gateway = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options.HostArguments, ContentRootPath = AppContext.BaseDirectory });
        gateway.WebHost.UseUrls([.. options.Urls.Select(url => url.ToString())]);
        Gateway = await GatewayHost.BuildAsync(gateway, Settings(garnet.ConnectionString, AddressOf(Core), serviceKey));
        await StartAsync(Gateway, cancellationToken);
    }

    private Dictionary<string, string?> CoreSettings(string redis, string classifier, byte[] masterKey, string serviceKey) => new()
    {
        ["ConnectionStrings:Redis"] = redis,
        ["Services:Classifier"] = classifier,
        ["Services:Key"] = serviceKey,
        ["Jurisdictions"] = options.Jurisdictions,
        ["DataDirectory"] = options.DataDirectory,
        ["KeyFile"] = options.KeyFile,
        // Derived, so that a restart signs nobody out.
        ["ActorToken:SigningKey"] = Convert.ToHexStringLower(HMACSHA256.HashData(masterKey, "actor-token"u8)),
    };

    /// <summary>A core that lives through the past and is gone before the real one starts.</summary>
    private async Task<DemoSummary> FillAsync(Dictionary<string, string?> settings)
    {
        System.Console.WriteLine("正在写入演示数据 Writing demo data …");
        var clock = new DemoClock();
        await using var past = await ReportingCoreHost.BuildAsync(LoopbackBuilder(settings), services => services.AddSingleton<TimeProvider>(clock));
        return await DemoTownship.FillAsync(past.Services, clock, DemoSentences.Read(JurisdictionLoader.LoadFolder(options.Jurisdictions)));
    }

    private async Task StartAsync(WebApplication host, CancellationToken cancellationToken)
    {
        parts.Push(host);
        await host.StartAsync(cancellationToken);
    }

    private GatewaySettings Settings(string redis, string core, string serviceKey) => new()
    {
        Redis = redis,
        ReportingCore = core,
        ServiceKey = serviceKey,
        Simulator = true,
        WeChat = new()
        {
            AppId = "wxsimulator0000001",
            AppSecret = RandomSecret(),
            Token = RandomSecret()[..16],
            EncodingAesKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))[..43],
            ApiBase = options.Url.ToString().TrimEnd('/') + "/simulator/api",
            TemplateId = "SIMULATOR-TEMPLATE",
            PublicUrl = options.Url.ToString().TrimEnd('/'),
        },
    };

    /// <summary>An inner service: HTTP/2 without TLS on a free loopback port, warnings only in the log.</summary>
    private static WebApplicationBuilder LoopbackBuilder(Dictionary<string, string?> settings, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Says that these ports go before the Gateway's address in the environment, which is what they are for.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // The welcome says it, to people.
        builder.Logging.AddFilter(typeof(Calendars).FullName, LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(settings);
        // Ctrl+C is for the Gateway: the parts stop after it, in the reverse order of their start.
        builder.Services.AddSingleton<IHostLifetime, PartLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        return builder;
    }

    private static string AddressOf(WebApplication host) => host.Urls.First();

    private static string RandomSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
