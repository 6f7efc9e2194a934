using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>移送执法: to the bureau that may order and fine; <see cref="ActInput.Department"/> names it.</summary>
internal sealed class HandToEnforcement() : ActRule(Act.HandToEnforcement)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(
        scene.Hazard with { Rectification = new(RectificationKind.Enforcement, scene.Hazard.Rectification?.Plan, scene.Actor.Account, scene.Now) },
        Details(("bureau", scene.Input.Department)));
}
