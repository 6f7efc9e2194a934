using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>异议复查 by the next level, never by who gave the reply; upheld: verified again and a new reply follows.</summary>
internal sealed class DecideObjection(ReporterTalk talk) : ActRule(Act.DecideObjection)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var (hazard, report, upheld) = (scene.Hazard, scene.Input.Report!.Value, scene.Input.Verdict!.Value);
        if (hazard.Objections.FirstOrDefault(objection => objection.Report == report && objection.Upheld is null) is not { } open)
        {
            return NotNow("no-open-objection");
        }

        if (scene.Actor.Account == hazard.RepliedBy || scene.Actor.Account == hazard.Verification?.By)
        {
            return NotNow("reviewer-is-handler");
        }

        var decided = open with { Upheld = upheld, DecidedBy = scene.Actor.Account, DecidedAt = scene.Now };
        var words = upheld ? "异议成立，将重新核查并另行答复。" : "异议复查维持原结论。";
        await talk.TellAsync(scene.Transaction, hazard, [report], scene.Actor, $"{words}{scene.Note}", MessageKind.Reply);
        var changed = hazard with { Objections = [.. hazard.Objections.Select(objection => objection == open ? decided : objection)] };
        return upheld
            ? new ActEffect(Reopened(changed), Details(("upheld", "yes")), To: HazardState.Verifying)
            : new ActEffect(changed, Details(("upheld", "no")), To: hazard.State);
    }

    /// <summary>The old conclusion no longer stands: everybody is owed a new one, in a time of its own that nobody has extended.</summary>
    private static Hazard Reopened(Hazard hazard) =>
        hazard with { Verification = null, FinalReply = null, RepliedAt = null, RepliedBy = "", Replied = [], Extension = null };
}
