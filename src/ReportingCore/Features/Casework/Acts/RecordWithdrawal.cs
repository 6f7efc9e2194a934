using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>撤回 told to staff: ends the reply owed to this reporter, not the hazard.</summary>
internal sealed class RecordWithdrawal() : ActRule(Act.RecordWithdrawal)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var id = scene.Input.Report!.Value;
        if (!scene.Hazard.Reports.Contains(id) || await Storage.HazardDocuments.FindReportAsync(scene.Transaction, id) is not { } report)
        {
            return new Refusal(RefusalKind.NotFound, "report-not-found");
        }

        Storage.HazardDocuments.Save(scene.Transaction, report with { Withdrawn = true, Push = null });
        return new ActEffect(
            scene.Hazard with { Withdrawn = [.. scene.Hazard.Withdrawn.Append(id).Distinct()], ReleasedPicture = null }, Details(("report", id.Value)));
    }
}
