using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Gazetteer;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>核查: two people, date, findings, pictures; true, partly true, false or impossible to establish here.</summary>
internal sealed class VerifyHazard(StaffNotices notices) : ActRule(Act.Verify)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var (input, finding) = (scene.Input, scene.Input.Finding!.Value);
        if (input.Date > WorkingCalendar.Day(scene.Now))
        {
            return Wrong("date-in-future");
        }

        if (scene.Hazard.Death)
        {
            return NotNow("death-blocks-closing", "the county government verifies a matter with a death");
        }

        if (finding == Finding.NotEstablished)
        {
            notices.Tell(scene.Transaction, scene.Hazard, scene.Jurisdiction.SafetyOffice, "escalated", $"隐患 {scene.Hazard.Number} 无法查实，报请政府牵头。");
        }

        var to = finding switch
        {
            Finding.False => HazardState.Unfounded,
            Finding.NotEstablished => HazardState.Escalated,
            Finding.True or Finding.Partly => HazardState.Verified,
            _ => throw new ArgumentOutOfRangeException(nameof(scene), finding, null),
        };
        var people = input.People.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct().ToList();
        var verification = new Verification(people, input.Date!.Value, scene.Note, input.Pictures, finding, scene.Actor.Account, scene.Now);
        return new ActEffect(
            scene.Hazard with { Verification = verification },
            Details(("finding", finding.ToString())),
            _ => to == HazardState.Verified ? LearnPlaces.FromAsync(scene.Transaction, scene.Hazard, scene.Jurisdiction) : Task.CompletedTask,
            to);
    }
}
