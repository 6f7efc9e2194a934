using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>批准延期 by the level above; the reporter is told why.</summary>
internal sealed class ApproveExtension(ReporterTalk talk) : ActRule(Act.ApproveExtension)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (scene.Hazard.Extension is not { ApprovedAt: null } asked)
        {
            return NotNow("no-open-extension");
        }

        if (asked.RequestedBy == scene.Actor.Account)
        {
            return NotNow("approver-is-requester");
        }

        await talk.TellAllAsync(
            scene.Transaction, scene.Hazard, scene.Actor, $"因情况复杂，办理期限延长{asked.Days}日：{asked.Reason}", MessageKind.Reply);
        return new ActEffect(
            scene.Hazard with { Extension = asked with { ApprovedBy = scene.Actor.Account, ApprovedAt = scene.Now } },
            Details(("days", asked.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
