using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>立即整改: put right on the spot.</summary>
internal sealed class RectifyAtOnce() : ActRule(Act.RectifyAtOnce)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(
        scene.Hazard with { Rectification = new(RectificationKind.AtOnce, null, scene.Actor.Account, scene.Now) });
}
