namespace PublicReport.ReportingCore.Domain.Actors;

/// <summary>Roles of staff; an actor may have several.</summary>
public static class Role
{
    public const string Handler = "handler";
    public const string SafetyOffice = "safety-office";
    public const string DutyOfficer = "duty-officer";
    public const string Leader = "leader";
    public const string VillageCadre = "village-cadre";
    public const string Custodian = "custodian";

    public static IReadOnlyList<string> All { get; } = [Handler, SafetyOffice, DutyOfficer, Leader, VillageCadre, Custodian];
}

/// <summary>Who is asking, as the signed token says.</summary>
public sealed record Actor
{
    private const string SystemAccount = "system";

    public required string Area { get; init; }

    public required string Account { get; init; }

    public required string DisplayName { get; init; }

    public required string Department { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public string VillageCode { get; init; } = "";

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>The clock itself: no account can be this, for every account has a role.</summary>
    public bool IsSystem() => Account == SystemAccount && Roles.Count == 0;

    /// <summary>Reporters, jobs and the machine act too; they have no department.</summary>
    public static Actor System(string area) => new() { Area = area, Account = SystemAccount, DisplayName = "系统", Department = "", Roles = [] };

    public static Actor Reporter(string area) => new() { Area = area, Account = "reporter", DisplayName = "举报人", Department = "", Roles = [] };
}
