using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>
/// Whether originals stay with the Safety Office once people have said whose the matter is (architecture rule 9): the department that
/// runs the place itself never gets them, nor does any while a reporter is an employee or asked that the unit must not know.
/// </summary>
internal static class Withholding
{
    public static Hazard Assigned(Hazard hazard, Jurisdiction jurisdiction) => hazard with
    {
        Withheld = jurisdiction.RunsThePlace(hazard.Department, hazard.Domain) || hazard.KeptFromUnit.Count > 0,
    };

    /// <summary>Reports were moved by people; where nothing is left that the department may read, the matter lies with the Safety Office like a new one.</summary>
    public static Hazard Regrouped(Hazard hazard, Jurisdiction jurisdiction) =>
        hazard.Withheld || hazard.Reports.Count == 0 || hazard.Reports.Except(hazard.KeptFromUnit).Any() ? hazard : AtOffice(hazard, jurisdiction);

    /// <summary>First to the Safety Office, which lets the department have a paraphrase.</summary>
    public static Hazard AtOffice(Hazard hazard, Jurisdiction jurisdiction) =>
        hazard with { Withheld = true, Department = jurisdiction.SafetyOffice, CoLeads = [], CoLeadReports = [], VillageAssigned = false, Paraphrase = "" };
}
