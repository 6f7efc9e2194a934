namespace PublicReport.ReportingCore.Features.Intake;

internal static class DedupRegistration
{
    public static IServiceCollection AddDedup(this IServiceCollection services)
    {
        services.AddSingleton<JoinTokens>();
        services.AddSingleton<Merge.TwoHazards>();
        services.AddSingleton<ReporterChoice>();
        services.AddSingleton<BandedDuplicates>();
        services.AddSingleton<IDuplicateFinder>(provider => provider.GetRequiredService<BandedDuplicates>());
        services.AddSingleton<ISimilarHazards>(provider => provider.GetRequiredService<BandedDuplicates>());
        return services;
    }
}
