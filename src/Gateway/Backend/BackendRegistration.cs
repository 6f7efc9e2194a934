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
        services.AddGrpcClient<Intake.IntakeClient>(options => options.Address = core);
        services.AddGrpcClient<Tracking.TrackingClient>(options => options.Address = core);
        services.AddGrpcClient<Casework.CaseworkClient>(options => options.Address = core);
        services.AddGrpcClient<CaseOffice.CaseOfficeClient>(options => options.Address = core);
        services.AddGrpcClient<Access.AccessClient>(options => options.Address = core);
        services.AddGrpcClient<Delivery.DeliveryClient>(options => options.Address = core);
        services.AddGrpcClient<Vault.VaultClient>(options => options.Address = core);
        services.AddGrpcClient<Ledger.LedgerClient>(options => options.Address = core);
        services.AddGrpcClient<Gazetteer.GazetteerClient>(options => options.Address = core);
        services.AddSingleton<IGazetteerBackend, GazetteerBackend>();
        services.AddSingleton<ILedgerBackend, LedgerBackend>();
        services.AddSingleton<IVaultBackend, VaultBackend>();
        services.AddSingleton<IDeliveryBackend, DeliveryBackend>();
        services.AddSingleton<ICaseworkBackend, CaseworkBackend>();
        services.AddSingleton<ICaseOfficeBackend, CaseOfficeBackend>();
        services.AddSingleton<IAccessBackend, AccessBackend>();
        services.AddSingleton<IStaffBindingBackend, StaffBindingBackend>();
        services.AddGrpcClient<Statistics.StatisticsClient>(options => options.Address = core);
        services.AddSingleton<IStatisticsBackend, StatisticsBackend>();
        return services;
    }
}
