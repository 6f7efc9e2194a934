namespace PublicReport.Gateway;

/// <summary>A reason not to start, in one sentence for the operator.</summary>
public sealed class StartException(string message) : Exception(message);

/// <summary>What the command line and the environment say before any host is built.</summary>
public sealed record StartOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public required bool IsStandalone { get; init; }

    /// <summary>--demo: fill an empty township with believable reports.</summary>
    public bool Demo { get; init; }

    /// <summary>--backup-confirmed: the operator says that data and key file are being backed up.</summary>
    public bool BackupConfirmed { get; init; }

    /// <summary>Where the Gateway is reached; the first of <see cref="Urls"/>.</summary>
    public Uri Url => Urls[0];

    public required IReadOnlyList<Uri> Urls { get; init; }

    public required string DataDirectory { get; init; }

    public required string KeyFile { get; init; }

    public required string Jurisdictions { get; init; }

    /// <summary>Standalone:CorePort: where other systems reach the core; 0 for a free port, printed at start.</summary>
    public int CorePort { get; init; }

    /// <summary>Standalone:StoreMemory: main log of the embedded store; what does not fit lies on disk.</summary>
    public string StoreMemory { get; init; } = "128m";

    public required IReadOnlyList<string> HostArgumentList { get; init; }

    public required IConfiguration Configuration { get; init; }

    internal string[] HostArguments => [.. HostArgumentList];

    /// <exception cref="StartException">The options contradict each other.</exception>
    public static StartOptions Read(string[] args)
    {
        string[] own = ["--demo", "--standalone", "--backup-confirmed"];
        var rest = args.Where(arg => !own.Contains(arg)).ToArray();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables().AddCommandLine(rest).Build();
        var standalone = args.Contains("--standalone") || IsStandaloneMode(configuration["Mode"]);
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "PublicReport");
        var options = new StartOptions
        {
            IsStandalone = standalone,
            Demo = args.Contains("--demo"),
            BackupConfirmed = args.Contains("--backup-confirmed"),
            Urls = ReadUrls(configuration),
            DataDirectory = configuration["DataDirectory"] ?? Path.Combine(home, "data"),
            KeyFile = configuration["KeyFile"] ?? Path.Combine(home, "keys", "publicreport.key"),
            Jurisdictions = configuration["Jurisdictions"] ?? Path.Combine(AppContext.BaseDirectory, "jurisdictions"),
            CorePort = configuration.GetValue("Standalone:CorePort", 0),
            StoreMemory = configuration["Standalone:StoreMemory"] ?? "128m",
            HostArgumentList = rest,
            Configuration = configuration,
        };
        if (standalone)
        {
            RefuseProductionSettings(options);
        }

        return options;
    }

    private static bool IsStandaloneMode(string? mode) => mode?.ToLowerInvariant() switch
    {
        null or "" or "standalone" => true,
        "production" => false,
        _ => throw new StartException($"Mode must be Standalone or Production, not '{mode}'."),
    };

    private static List<Uri> ReadUrls(IConfiguration configuration) =>
        [.. (configuration["ASPNETCORE_URLS"] ?? configuration["urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ReadUrl)];

    /// <summary>"*" and "+" are every address of the machine.</summary>
    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url)
            ? url
            : throw new StartException($"'{text}' is not an address to listen on.");

    /// <summary>Standalone holds everything in one place and shows a simulator: it must not be reachable, nor half connected to a real system.</summary>
    private static void RefuseProductionSettings(StartOptions options)
    {
        if (options.Urls.FirstOrDefault(url => !url.IsLoopback) is { } reachable)
        {
            throw new StartException($"Standalone mode listens on this machine only; {reachable} is not a loopback address. Set Mode=Production to serve others.");
        }

        // Kestrel would listen there instead of on the addresses above.
        if (options.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw new StartException("Standalone mode listens where ASPNETCORE_URLS says and nowhere else, but Kestrel__Endpoints is set. Unset it, or set Mode=Production.");
        }

        string[] addresses = ["ConnectionStrings:Redis", "Services:ReportingCore", "Services:Classifier"];
        foreach (var name in addresses.Where(name => !string.IsNullOrEmpty(options.Configuration[name])))
        {
            throw new StartException($"Standalone mode brings its own store and services, but {name.Replace(":", "__", StringComparison.Ordinal)} is set. Unset it, or set Mode=Production.");
        }
    }
}
