using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Demo;

/// <summary>Who acts in the demo; the first of each department is its account of the first run.</summary>
internal sealed class DemoPeople(Jurisdiction jurisdiction)
{
    public Actor Handler(string department, int person = 1) => new()
    {
        Area = jurisdiction.Area,
        Account = person == 1 ? department : $"{department}-{person}",
        DisplayName = jurisdiction.DepartmentName(department) + person switch { 1 => "经办人", 2 => "复查人", _ => "负责人" },
        Department = department,
        Roles = department == jurisdiction.SafetyOffice ? [Role.SafetyOffice, Role.Handler] : [Role.Handler],
    };

    public Actor SafetyOffice => Handler(jurisdiction.SafetyOffice);

    public Actor DutyOfficer => SafetyOffice with { Account = "duty-officer", DisplayName = "值班员", Roles = [Role.DutyOfficer] };

    public Actor Cadre(Village village) => new()
    {
        Area = jurisdiction.Area,
        Account = $"village-{village.Code}",
        DisplayName = $"{village.Name}干部",
        Department = "",
        Roles = [Role.VillageCadre],
        VillageCode = village.Code,
    };
}
