using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>补正告知: asked once for what is missing; the clocks stand still until the answer.</summary>
internal sealed class AskForMore(ReporterTalk talk) : ActRule(Act.AskForMore)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (scene.Hazard.AskedForMore)
        {
            return NotNow("already-asked", "a reporter may be asked to complete a report once");
        }

        await talk.TellAllAsync(scene.Transaction, scene.Hazard, scene.Actor, scene.Note, MessageKind.Question);
        return new ActEffect(scene.Hazard with { AskedForMore = true });
    }
}
