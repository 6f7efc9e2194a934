using PublicReport.ReportingCore.Features;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>Said at start-up: whom nobody would reach.</summary>
internal static partial class StaffWarnings
{
    public static void WarnOfUnreachableDuty(this WebApplication app)
    {
        var (addresses, smtp) = (app.Services.GetRequiredService<StaffAddresses>(), app.Services.GetRequiredService<SmtpSettings>());
        foreach (var jurisdiction in app.Services.GetRequiredService<Townships>().All.Where(item => addresses.DutyIsUnreachable(item, smtp)))
        {
            LogUnreachable(app.Logger, jurisdiction.Name);
        }
    }

    [LoggerMessage(43, LogLevel.Warning, "{Township}: no robot and no e-mail for urgent alerts; nobody hears them while no console is open (urgentAlerts in the jurisdiction file, Smtp settings)")]
    private static partial void LogUnreachable(ILogger log, string township);
}
