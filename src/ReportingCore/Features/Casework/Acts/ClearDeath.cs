using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>The Safety Office has found that nobody has died: the matter may be closed here again.</summary>
internal sealed class ClearDeath() : ActRule(Act.ClearDeath)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => scene.Hazard.Death
        ? new ActEffect(scene.Hazard with { Death = false })
        : NotNow("no-death-named");
}
