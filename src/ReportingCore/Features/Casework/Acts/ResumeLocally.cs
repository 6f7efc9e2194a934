using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>The higher level gives the matter back in writing; never with a death (安全生产法 73).</summary>
internal sealed class ResumeLocally() : ActRule(Act.ResumeLocally)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => scene.Hazard.Death
        ? NotNow("death-blocks-closing", "the county government verifies a matter with a death")
        : new ActEffect(scene.Hazard, Details(("document", scene.Input.Document)));
}
