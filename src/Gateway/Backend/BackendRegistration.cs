using PublicReport.Protos.Access.V1;
using PublicReport.Protos.Casework.V1;
using PublicReport.Protos.Delivery.V1;
using PublicReport.Protos.Gazetteer.V1;
using PublicReport.Protos.Intake.V1;
using PublicReport.Protos.Ledger.V1;
using PublicReport.Protos.Statistics.V1;
using PublicReport.Protos.Tracking.V1;
using PublicReport.Protos.Vault.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Clients of the core. Generated types stop in this folder.</summary>
internal static class BackendRegistration
{
    public static IServiceCollection AddBackend(this IServiceCollection services, GatewaySettings settings)
    {
        var core = new Uri(settings.ReportingCore);
        Add<Intake.IntakeClient>();
        Add<Tracking.TrackingClient>();
        Add<Casework.CaseworkClient>();
        Add<CaseOffice.CaseOfficeClient>();
        Add<Access.AccessClient>();
        Add<Delivery.DeliveryClient>();
        Add<Vault.VaultClient>();
        Add<Ledger.LedgerClient>();
        Add<Gazetteer.GazetteerClient>();
        services.AddSingleton<IGazetteerBackend, GazetteerBackend>();
        services.AddSingleton<ILedgerBackend, LedgerBackend>();
        services.AddSingleton<IVaultBackend, VaultBackend>();
        services.AddSingleton<IDeliveryBackend, DeliveryBackend>();
        services.AddSingleton<ICaseworkBackend, CaseworkBackend>();
        services.AddSingleton<ICaseOfficeBackend, CaseOfficeBackend>();
        services.AddSingleton<IAccessBackend, AccessBackend>();
        services.AddSingleton<IStaffBindingBackend, StaffBindingBackend>();
        Add<Statistics.StatisticsClient>();
        services.AddSingleton<IStatisticsBackend, StatisticsBackend>();
        return services;

        void Add<TClient>()
            where TClient : class =>
            services.AddGrpcClient<TClient>(options => options.Address = core)
                .ConfigurePrimaryHttpMessageHandler(Line)
                .AddInterceptor(() => new UnaryDeadline(settings.CorePatience));
    }

    /// <summary>
    /// A core that is frozen or cut off says nothing at all: within half a minute the line counts as broken, also for a stream on which nothing would be
    /// said for hours, and a firewall that forgets quiet connections has no cause to.
    /// </summary>
    private static SocketsHttpHandler Line() => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        KeepAlivePingDelay = TimeSpan.FromSeconds(15),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
    };
}
