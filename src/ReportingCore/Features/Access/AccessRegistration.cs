namespace PublicReport.ReportingCore.Features.Access;

internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<Passwords>();
}
