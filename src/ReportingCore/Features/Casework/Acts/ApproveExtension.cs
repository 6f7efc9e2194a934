using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>批准延期 by the level above; the reporter is told why. A negative verdict leaves the time as it was.</summary>
internal sealed class ApproveExtension(ReporterTalk talk, StaffNotices notices) : ActRule(Act.ApproveExtension)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (scene.Hazard.Extension is not { ApprovedAt: null, RefusedAt: null } asked)
        {
            return NotNow("no-open-extension");
        }

        if (asked.RequestedBy == scene.Actor.Account)
        {
            return NotNow("approver-is-requester");
        }

        var granted = scene.Input.Verdict != false;
        notices.Tell(scene.Transaction, scene.Hazard, scene.Hazard.Department, "extension-decided", $"隐患 {scene.Hazard.Number} 的延期申请{(granted ? "已批准" : "未获批准")}。");
        if (!granted)
        {
            return new ActEffect(
                scene.Hazard with { Extension = asked with { ApprovedBy = scene.Actor.Account, RefusedAt = scene.Now } }, Details(("granted", "no")));
        }

        await talk.TellAllAsync(
            scene.Transaction, scene.Hazard, scene.Actor, $"因情况复杂，办理期限延长{asked.Days}日：{asked.Reason}", MessageKind.Reply);
        return new ActEffect(
            scene.Hazard with { Extension = asked with { ApprovedBy = scene.Actor.Account, ApprovedAt = scene.Now } },
            Details(("granted", "yes"), ("days", asked.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
