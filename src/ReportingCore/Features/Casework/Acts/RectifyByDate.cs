using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>限期整改 with 五落实.</summary>
internal sealed class RectifyByDate() : ActRule(Act.RectifyByDate)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => scene.Input.Plan!.Deadline < WorkingCalendar.Day(scene.Now)
        ? Wrong("deadline-in-past")
        : new ActEffect(
            scene.Hazard with { Rectification = new(RectificationKind.ByDate, scene.Input.Plan, scene.Actor.Account, scene.Now) },
            Details(("deadline", $"{scene.Input.Plan.Deadline:yyyy-MM-dd}"), ("signedBy", scene.Input.SignedBy)));
}
