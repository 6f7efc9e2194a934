using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Jobs.Staff;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>Supervision and staff news run in the core: it owns clocks and addresses.</summary>
internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LadderNotices>();
        services.AddSingleton<LadderCommits>();
        services.AddSingleton<SupervisionJob>();
        services.AddHostedService(provider => provider.GetRequiredService<SupervisionJob>());
        services.AddHostedService<EvidenceJob>();
        services.AddSingleton(SmtpSettings.Read(configuration));
        services.AddSingleton<StaffAddresses>();
        services.AddSingleton<IStaffWay, MailWay>();
        services.AddSingleton<IStaffWay, WeChatWay>();
        services.AddSingleton<IStaffWay, RobotWay>();
        services.AddSingleton<StaffSender>();
        services.AddHostedService(provider => provider.GetRequiredService<StaffSender>());
        return services;
    }
}
