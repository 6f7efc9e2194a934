using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>应急直报: ongoing danger or a death; the higher level leads, and with a death nothing is closed here any more.</summary>
internal sealed class EmergencyHandOver(StaffNotices notices) : ActRule(Act.EmergencyHandOver)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        if (WorkflowTable.IsClosed(scene.Hazard.State) && !scene.Hazard.Death && !scene.Input.Death)
        {
            return NotNow("closed-without-death");
        }

        notices.TellDuty(scene.Transaction, scene.Hazard, "escalated", $"隐患 {scene.Hazard.Number} 已应急直报，请立即联系上级部门。");
        return new ActEffect(
            scene.Hazard with { Death = scene.Hazard.Death || scene.Input.Death }, Details(("death", scene.Input.Death ? "yes" : "no")));
    }
}
