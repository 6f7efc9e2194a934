using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>异议 told to staff, by telephone or in person.</summary>
internal sealed class FileObjection(Objecting objecting) : ActRule(Act.FileObjection)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var id = scene.Input.Report!.Value;
        if (!scene.Hazard.Reports.Contains(id) || await scene.Transaction.FindReportAsync(id) is not { } report)
        {
            return new Refusal(RefusalKind.NotFound, "report-not-found");
        }

        return objecting.Refusal(scene.Hazard, report, scene.Jurisdiction.Clocks, scene.Now) is { } refusal
            ? refusal
            : new ActEffect(objecting.File(scene.Transaction, scene.Hazard, id, scene.Note));
    }
}
