using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>法定答复 with its four parts (106号) to every reporter who has not withdrawn.</summary>
internal sealed class ReplyFinally(ReporterTalk talk) : ActRule(Act.ReplyFinally)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (scene.Hazard.RepliedAt is not null && !scene.Hazard.ReplyOwedTo().Any())
        {
            return NotNow("already-replied", "the reply was given; a new one follows an upheld objection");
        }

        if (scene.Hazard is { Death: true, State: not HazardState.ConcludedAbove })
        {
            return NotNow("death-blocks-closing");
        }

        var input = scene.Input;
        var where = scene.Hazard.State == HazardState.ConcludedAbove ? "向作出结论的上一级部门提出" : "提出";
        var text = $"核查结论：{input.Conclusion}\n简要核查情况：{input.Facts}\n处理决定：{input.Decision}\n是否符合奖励条件：{input.Reward}\n如有异议，可在收到答复之日起{scene.Jurisdiction.Clocks.Objection.Length}日内{where}。";
        var owed = scene.Hazard.ReplyOwedTo().ToList();
        await talk.TellAsync(scene.Transaction, scene.Hazard, owed, scene.Actor, text, MessageKind.Final);
        return new ActEffect(scene.Hazard with
        {
            RepliedAt = scene.Now,
            RepliedBy = scene.Actor.Account,
            Replied = [.. scene.Hazard.Replied.Concat(owed)],
            FinalReply = new(input.Conclusion, input.Facts, input.Decision, input.Reward, scene.Actor.Account, scene.Now),
        }, Details(("reports", string.Join(' ', owed))));
    }
}
