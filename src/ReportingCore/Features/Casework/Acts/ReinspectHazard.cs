using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>复查 by somebody other than who reported the rectification; failed: back, supervision one step up.</summary>
internal sealed class ReinspectHazard(StaffNotices notices) : ActRule(Act.Reinspect)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var hazard = scene.Hazard;
        if (hazard.Rectification!.Feedback!.By == scene.Actor.Account)
        {
            return NotNow("reinspector-is-rectifier", "somebody else must re-inspect");
        }

        var passed = scene.Input.Verdict!.Value;
        var changed = hazard with { Reinspections = [.. hazard.Reinspections, new(passed, scene.Note, scene.Actor.Account, scene.Now)] };
        return passed
            ? new ActEffect(changed, Details(("passed", "yes")), To: HazardState.AwaitingWriteOff)
            : new ActEffect(SupervisionUp(scene, changed, notices), Details(("passed", "no")), To: HazardState.Rectifying);
    }

    public static Hazard SupervisionUp(ActScene scene, Hazard hazard, StaffNotices notices)
    {
        notices.Tell(scene.Transaction, hazard, hazard.Department, "supervision-raised", $"隐患 {hazard.Number} 复查未通过，督办升级，请继续整改。");
        return hazard with { Supervision = hazard.Supervision with { Floor = Math.Min(Math.Max(hazard.Supervision.Level, hazard.Supervision.Floor) + 1, 5) } };
    }
}
