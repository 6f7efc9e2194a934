using System.Text.RegularExpressions;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Who may have which role where. Roles that see everything exist only in the Safety Office; custodians have no office at all.</summary>
internal static partial class StaffRules
{
    public static Refusal SafetyOfficeOnly { get; } = new(RefusalKind.Forbidden, "safety-office-only");

    public static bool IsSafetyOffice(Actor actor, Jurisdiction jurisdiction) =>
        actor.Is(Role.SafetyOffice) && actor.Department == jurisdiction.SafetyOffice;

    /// <returns>Null when the person may be given an account.</returns>
    public static Refusal? Check(Actor person, Jurisdiction jurisdiction)
    {
        if (!AccountName().IsMatch(person.Account))
        {
            return Invalid("account-invalid");
        }

        if (string.IsNullOrWhiteSpace(person.DisplayName) || person.DisplayName.Length > 40)
        {
            return Invalid("display-name-invalid");
        }

        if (person.Roles.Count == 0 || person.Roles.Any(role => !Role.All.Contains(role)))
        {
            return Invalid("role-unknown");
        }

        return CheckPlace(person, jurisdiction);
    }

    private static Refusal? CheckPlace(Actor person, Jurisdiction jurisdiction)
    {
        var needsDepartment = person.Roles.Any(role => role is not (Role.VillageCadre or Role.Custodian));
        if (needsDepartment ? !jurisdiction.Departments.ContainsKey(person.Department) : person.Department.Length > 0)
        {
            return Invalid("unknown-department");
        }

        if (person.Roles.Any(role => role is Role.SafetyOffice or Role.DutyOfficer or Role.Leader) && person.Department != jurisdiction.SafetyOffice)
        {
            return Invalid("role-needs-safety-office");
        }

        // Who may open identities must not also work on the cases they belong to.
        if (person.Is(Role.Custodian) && person.Roles.Count > 1)
        {
            return Invalid("custodian-has-other-roles");
        }

        return person.Is(Role.VillageCadre) && jurisdiction.FindVillage(person.VillageCode) is null ? Invalid("unknown-village") : null;
    }

    private static Refusal Invalid(string code) => new(RefusalKind.Invalid, code);

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{1,39}$")]
    private static partial Regex AccountName();
}
