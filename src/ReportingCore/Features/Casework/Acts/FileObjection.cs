using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>异议: within its days after the reply, once per report.</summary>
internal sealed class FileObjection(WorkingCalendar calendar, StaffNotices notices) : ActRule(Act.FileObjection)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var (hazard, report) = (scene.Hazard, scene.Input.Report!.Value);
        if (!hazard.Reports.Contains(report))
        {
            return new Refusal(RefusalKind.NotFound, "report-not-found");
        }

        if (hazard.RepliedAt is not { } replied)
        {
            return NotNow("not-replied-yet");
        }

        if (scene.Now >= calendar.Due(replied, scene.Jurisdiction.Clocks.Objection))
        {
            return NotNow("objection-too-late");
        }

        if (hazard.Objections.Any(objection => objection.Report == report && (objection.Upheld is null || objection.At >= replied)))
        {
            return NotNow("already-objected");
        }

        notices.Tell(scene.Transaction, hazard, "", "objection", $"隐患 {hazard.Number} 的答复有异议，请组织复查。");
        return new ActEffect(hazard with { Objections = [.. hazard.Objections, new(report, scene.Note, scene.Now)] });
    }
}
