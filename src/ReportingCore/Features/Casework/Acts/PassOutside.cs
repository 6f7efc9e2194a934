using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>转出: to the petition office, 12345, 12315, the police or the county bureau, with a numbered slip; the reporter is told where.</summary>
internal sealed class PassOutside(ReporterTalk talk) : ActRule(Act.PassOutside)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        if (!Destinations.All.TryGetValue(scene.Input.Destination, out var name))
        {
            return Wrong("unknown-destination");
        }

        if (scene.Hazard.Death)
        {
            return NotNow("death-blocks-closing", "a matter with a death goes to the county government");
        }

        var slip = $"转{scene.Hazard.Number}";
        await talk.TellAllAsync(scene.Transaction, scene.Hazard, scene.Actor, $"您反映的事项已转送{name}处理，转送单号{slip}。", MessageKind.Final);
        return new ActEffect(
            scene.Hazard with { Transfer = new(scene.Input.Destination, slip, scene.Actor.Account, scene.Now) { Matter = scene.Note } },
            Details(("destination", scene.Input.Destination), ("slip", slip)));
    }
}
