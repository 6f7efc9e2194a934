using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>
/// Whether originals stay with the Safety Office once people have said whose the matter is (architecture rule 9): the department that
/// runs the place itself never gets them, nor does any while a reporter is an employee or asked that the unit must not know.
/// </summary>
internal static class Withholding
{
    public static async Task<Hazard> AssignedAsync(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction) => hazard with
    {
        Withheld = jurisdiction.RunsThePlace(hazard.Department, hazard.Domain)
            || await IsAskedAsync(transaction, hazard),
    };

    private static async Task<bool> IsAskedAsync(TownshipTransaction transaction, Hazard hazard)
    {
        foreach (var id in hazard.Reports)
        {
            if (await transaction.FindReportAsync(id) is { } report && report.KeptFromUnit)
            {
                return true;
            }
        }

        return false;
    }
}
