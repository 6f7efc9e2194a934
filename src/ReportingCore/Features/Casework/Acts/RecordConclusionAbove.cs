using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>The county's or higher government's written conclusion ends the local record.</summary>
internal sealed class RecordConclusionAbove() : ActRule(Act.RecordConclusionAbove)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(scene.Hazard, Details(("document", scene.Input.Document)));
}
