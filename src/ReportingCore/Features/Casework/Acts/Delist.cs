using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>摘牌: only after the re-inspection was passed.</summary>
internal sealed class Delist() : ActRule(Act.Delist)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var hazard = scene.Hazard;
        return !hazard.Supervision.IsListed ? NotNow("not-listed")
            : hazard.State is not (HazardState.AwaitingWriteOff or HazardState.WrittenOff) ? NotNow("not-rectified-yet")
            : new ActEffect(hazard with
            {
                Supervision = hazard.Supervision with { Listing = hazard.Supervision.Listing! with { DelistedAt = scene.Now } },
            });
    }
}
