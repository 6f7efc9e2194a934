using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>整改反馈 with pictures from before and after.</summary>
internal sealed class ReportRectification() : ActRule(Act.ReportRectification)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var feedback = new RectificationFeedback(scene.Note, scene.Input.Pictures, scene.Input.PicturesAfter, scene.Actor.Account, scene.Now);
        return new ActEffect(scene.Hazard with { Rectification = scene.Hazard.Rectification! with { Feedback = feedback } });
    }
}
