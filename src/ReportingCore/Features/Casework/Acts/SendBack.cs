using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>销号退回: back to rectification, supervision one step up.</summary>
internal sealed class SendBack(StaffNotices notices) : ActRule(Act.SendBack)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(ReinspectHazard.SupervisionUp(scene, scene.Hazard, notices));
}
