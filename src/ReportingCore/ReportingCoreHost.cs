using System.Text;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Classifier.V1;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Pipeline;
using PublicReport.ReportingCore.Features.Statistics;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Grpc;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Jobs.Staff;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore;

/// <summary>The core as a host: the same in its own process, in the one-process stack and in tests.</summary>
public static class ReportingCoreHost
{
    /// <param name="builder">Brings configuration and the address to listen on.</param>
    /// <param name="replace">Last word on services: tests put in a clock and outside systems of their own.</param>
    /// <exception cref="SettingsException">Settings are missing.</exception>
    /// <exception cref="JurisdictionFormatException">A jurisdiction file is broken.</exception>
    /// <exception cref="StoreException">The store is away, damaged, or sealed under another key file.</exception>
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, Action<IServiceCollection>? replace = null)
    {
        builder.ListenForGrpc();
        var settings = CoreSettings.From(builder.Configuration);
        var townships = new Townships(JurisdictionLoader.LoadFolder(settings.Jurisdictions));
        var redis = await RedisConnections.ConnectAsync(settings.Redis);
        builder.Services.AddCore(settings, townships, redis, builder.Configuration);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        await app.Services.GetRequiredService<StoreGuard>().CheckAsync(townships.All.Select(jurisdiction => jurisdiction.Area));
        app.WarnOfMissingYears();
        app.WarnOfUnreachableDuty();
        app.MapGrpcService<IntakeGrpc>();
        app.MapGrpcService<CaseworkGrpc>();
        app.MapGrpcService<CorrectionsGrpc>();
        app.MapGrpcService<LedgerGrpc>();
        app.MapGrpcService<GazetteerGrpc>();
        app.MapGrpcService<CaseOfficeGrpc>();
        app.MapGrpcService<AccessGrpc>();
        app.MapGrpcService<VaultGrpc>();
        app.MapTracking();
        app.MapStatistics();
        return app;
    }

    private static void AddCore(this IServiceCollection services, CoreSettings settings, Townships townships, RedisConnections redis, IConfiguration configuration)
    {
        services.AddGrpc(options => options.Interceptors.Add<SessionInterceptor>());
        services.AddSingleton(settings);
        services.AddSingleton(townships);
        services.AddSingleton(redis);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IIdSource, RandomIds>();
        services.AddSingleton(new KeyRing(KeyFile.LoadOrCreate(settings.KeyFile, dataExist: File.Exists(Path.Combine(settings.DataDirectory, "store-id")))));
        services.AddSingleton(provider => new ActorTokens(
            Encoding.UTF8.GetBytes(settings.ActorTokenSigningKey), provider.GetRequiredService<TimeProvider>()));
        services.AddStorage();
        services.AddUseCases();
        services.AddAccess();
        services.AddTracking();
        services.AddStatistics();
        services.AddSingleton<IEvidenceStore, EvidenceStore>();
        services.AddSingleton<EvidenceCleaning>();
        services.AddIntake(settings);
        services.AddCasework(settings.Jurisdictions);
        services.AddLedger();
        services.AddSingleton<Callers>();
        services.AddSingleton<CaseworkMapping>();
        services.AddSingleton<LedgerMapping>();
        services.AddSingleton<CaseOfficeMapping>();
        services.AddSingleton<OfficeWarnings>();
        services.AddJobs(configuration);
    }

    private static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<TownshipStore>();
        services.AddSingleton<StoreGuard>();
        services.AddHostedService<StoreMarkJob>();
        services.AddSingleton<TownshipReader>();
        services.AddSingleton<OutboxDocuments>();
        services.AddSingleton<CorrectionDocuments>();
        services.AddSingleton<TownshipViews>();
    }

    private static void AddIntake(this IServiceCollection services, CoreSettings settings)
    {
        services.AddGrpcClient<Classifier.ClassifierClient>(options => options.Address = new Uri(settings.Classifier));
        services.AddSingleton<IReportClassifier, GrpcReportClassifier>();
        services.AddHostedService<ClassifierWarmUp>();
        services.AddDedup();
        services.AddSingleton<IVault, SealedVault>();
        services.AddSingleton<IntakeDecision>();
        services.AddHostedService<ReclassifyJob>();
    }
}
