using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>
/// 异议复查 by the next level, never by who gave the reply. Upheld: verified again and a new reply follows for everybody, so every objection to the
/// old one is decided with it. Refused: the others are still to be heard.
/// </summary>
internal sealed class DecideObjection(ReporterTalk talk) : ActRule(Act.DecideObjection)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var (hazard, report, upheld) = (scene.Hazard, scene.Input.Report!.Value, scene.Input.Verdict!.Value);
        var open = hazard.Objections.Where(objection => objection.Upheld is null).ToList();
        if (open.All(objection => objection.Report != report))
        {
            return NotNow("no-open-objection");
        }

        if (scene.Actor.Account == hazard.RepliedBy || scene.Actor.Account == hazard.Verification?.By)
        {
            return NotNow("reviewer-is-handler");
        }

        var decided = open.Where(objection => upheld || objection.Report == report).ToList();
        var objectors = decided.Select(objection => objection.Report).ToList();
        var words = upheld ? "异议成立，将重新核查并另行答复。" : "异议复查维持原结论。";
        await talk.TellAsync(scene.Transaction, hazard, [report], scene.Actor, $"{words}{scene.Note}", upheld ? MessageKind.Reply : MessageKind.Review);
        // The note answers this objection, and its words may be of this reporter.
        await talk.TellAsync(scene.Transaction, hazard, objectors.Where(other => other != report), scene.Actor, words, MessageKind.Reply);
        var changed = hazard with
        {
            Objections = [.. hazard.Objections.Select(objection => decided.Contains(objection)
                ? objection with { Upheld = upheld, DecidedBy = scene.Actor.Account, DecidedAt = scene.Now } : objection)],
        };
        var details = Details(("upheld", upheld ? "yes" : "no"), ("reports", string.Join(' ', objectors)));
        return upheld ? new ActEffect(Reopened(changed), details, To: HazardState.Verifying) : new ActEffect(changed, details, To: hazard.State);
    }

    /// <summary>The old conclusion no longer stands: everybody is owed a new one, in a time of its own that nobody has extended.</summary>
    private static Hazard Reopened(Hazard hazard) =>
        hazard with { Verification = null, FinalReply = null, RepliedAt = null, RepliedBy = "", Replied = [], Extension = null };
}
