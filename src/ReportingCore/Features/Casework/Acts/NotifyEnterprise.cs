using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>送达重大隐患告知书 to the principal and the actual controller (township plan 15); without it a major hazard is not written off.</summary>
internal sealed class NotifyEnterprise() : ActRule(Act.NotifyEnterprise)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        if (scene.Hazard.Major is not { } major)
        {
            return NotNow("not-major");
        }

        return scene.Input.Date > WorkingCalendar.Day(scene.Now)
            ? Wrong("date-in-future")
            : new ActEffect(
                scene.Hazard with { Major = major with { NotifiedOn = scene.Input.Date, Notified = scene.Note } },
                Details(("on", $"{scene.Input.Date:yyyy-MM-dd}")));
    }
}
