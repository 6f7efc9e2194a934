using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>整改反馈 with pictures from before and after; what shows the hazard put right cannot have been taken before that.</summary>
internal sealed class ReportRectification() : ActRule(Act.ReportRectification)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var rectification = scene.Hazard.Rectification!;
        var earlier = scene.Input.Pictures.Concat(scene.Hazard.Verification?.Pictures ?? []);
        if (rectification.Feedback is { } last)
        {
            earlier = earlier.Concat(last.Before).Concat(last.After);
        }

        if (earlier.Intersect(scene.Input.PicturesAfter).Any())
        {
            return Wrong("picture-after-is-earlier");
        }

        var feedback = new RectificationFeedback(scene.Note, scene.Input.Pictures, scene.Input.PicturesAfter, scene.Actor.Account, scene.Now);
        return new ActEffect(scene.Hazard with { Rectification = rectification with { Feedback = feedback } });
    }
}
