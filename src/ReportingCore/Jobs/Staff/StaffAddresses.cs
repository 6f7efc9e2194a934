using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>Addresses of departments, leader and duty officers; robots by the name of the setting that holds their address.</summary>
internal sealed class StaffAddresses(IConfiguration configuration, TownshipReader reader)
{
    public async Task<StaffTargets> OfAsync(Jurisdiction jurisdiction, Delivery delivery)
    {
        var accounts = await reader.AccountsAsync(jurisdiction.Area);
        return Of(jurisdiction, delivery) with
        {
            Accounts = [.. accounts.Where(account => account.WeChat is not null && Concerns(account.Actor, delivery)).Select(account => account.Actor.Account)],
        };
    }

    private static bool Concerns(Actor actor, Delivery delivery) => delivery.Department.Length > 0
        ? actor.Department == delivery.Department && (actor.Is(Role.Handler) || actor.Is(Role.SafetyOffice))
        : actor.Is(delivery.Role == Role.Leader ? Role.Leader : Role.DutyOfficer);

    private StaffTargets Of(Jurisdiction jurisdiction, Delivery delivery)
    {
        if (delivery.Department.Length > 0)
        {
            return jurisdiction.Departments.TryGetValue(delivery.Department, out var department)
                ? new(department.Emails, Robot(department.RobotUrlFrom))
                : new([], null);
        }

        return delivery.Role == Role.Leader
            ? new(jurisdiction.Contacts.LeaderEmails, null)
            : new(jurisdiction.UrgentAlerts.Emails, Robot(jurisdiction.UrgentAlerts.RobotUrlFrom));
    }

    /// <summary>Nobody would hear an urgent alert while no console is open.</summary>
    public bool DutyIsUnreachable(Jurisdiction jurisdiction, SmtpSettings smtp) =>
        Robot(jurisdiction.UrgentAlerts.RobotUrlFrom) is null && (jurisdiction.UrgentAlerts.Emails.Count == 0 || !smtp.IsSet);

    /// <summary>Plain HTTP only on this machine: the address holds the robot's key.</summary>
    private Uri? Robot(string? setting) =>
        setting is not null && Uri.TryCreate(configuration[setting], UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : null;
}
