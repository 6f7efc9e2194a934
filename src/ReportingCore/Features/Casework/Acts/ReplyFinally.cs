using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>法定答复 with its four parts (106号) to every reporter who has not withdrawn.</summary>
internal sealed class ReplyFinally(ReporterTalk talk) : ActRule(Act.ReplyFinally)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (scene.Hazard.RepliedAt is not null)
        {
            return NotNow("already-replied", "the reply was given; a new one follows an upheld objection");
        }

        if (scene.Hazard is { Death: true, State: not HazardState.ConcludedAbove })
        {
            return NotNow("death-blocks-closing");
        }

        var input = scene.Input;
        var text = $"核查结论：{input.Conclusion}\n简要核查情况：{input.Facts}\n处理决定：{input.Decision}\n是否符合奖励条件：{input.Reward}\n如有异议，可在{scene.Jurisdiction.Clocks.Objection.Length}日内提出。";
        await talk.TellAllAsync(scene.Transaction, scene.Hazard, scene.Actor, text, MessageKind.Final);
        return new ActEffect(scene.Hazard with { RepliedAt = scene.Now, RepliedBy = scene.Actor.Account });
    }
}
