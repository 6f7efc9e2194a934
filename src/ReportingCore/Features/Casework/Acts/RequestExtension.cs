using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>申请延期: once.</summary>
internal sealed class RequestExtension(StaffNotices notices) : ActRule(Act.RequestExtension)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        if (scene.Hazard.Extension is { RefusedAt: null })
        {
            return NotNow("already-extended");
        }

        if (scene.Input.Days!.Value < 1 || scene.Input.Days > scene.Jurisdiction.Clocks.Extension.Length)
        {
            return Wrong("extension-too-long");
        }

        notices.TellLeader(scene.Transaction, scene.Hazard, "extension-requested", $"隐患 {scene.Hazard.Number} 申请延期 {scene.Input.Days} 日，请审批。");
        return new ActEffect(
            scene.Hazard with { Extension = new(scene.Input.Days.Value, scene.Note, scene.Actor.Account, scene.Now) },
            Details(("days", scene.Input.Days.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
