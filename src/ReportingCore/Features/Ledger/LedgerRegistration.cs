using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

internal static class LedgerRegistration
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<LedgerEntries>();
        services.AddSingleton<EnterpriseLinks>();
        services.AddSingleton<NewFindings>();
        return services;
    }
}
