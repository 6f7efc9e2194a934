using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>督办函 by hand: the Safety Office presses before the ladder does.</summary>
internal sealed class SuperviseLetter(WorkingCalendar calendar, StaffNotices notices) : ActRule(Act.SuperviseLetter)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var (hazard, clocks) = (scene.Hazard, scene.Jurisdiction.Clocks);
        var next = CaseClocks.NextDue(hazard, clocks, calendar);
        var supervised = SupervisionSteps.AddLetter(hazard, next, scene.Note, scene.Actor.Account, scene.Now);
        notices.Tell(scene.Transaction, hazard, hazard.Department, "supervise-letter", $"隐患 {hazard.Number} 收到安委办督办函，请登录查看并限期办理。");
        return new ActEffect(supervised, Details(("letter", supervised.Supervision.Letters[^1].Number), ("clock", next?.Code ?? "")));
    }
}
