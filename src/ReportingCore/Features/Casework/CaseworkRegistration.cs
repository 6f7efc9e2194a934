namespace PublicReport.ReportingCore.Features.Casework;

internal static class CaseworkRegistration
{
    public static IServiceCollection AddCasework(this IServiceCollection services, string jurisdictions)
    {
        services.AddCalendar(jurisdictions);
        services.AddSingleton<ActOnHazard>();
        services.AddSingleton<ReporterTalk>();
        services.AddSingleton<StaffNotices>();
        services.AddSingleton<Objecting>();
        foreach (var rule in typeof(ActRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ActRule)) && !type.IsAbstract))
        {
            services.AddSingleton(typeof(ActRule), rule);
        }

        return services;
    }
}
