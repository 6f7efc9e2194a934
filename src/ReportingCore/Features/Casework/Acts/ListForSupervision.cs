using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>挂牌督办: a major hazard, or one that the ladder has reached the leader with; with a deadline of its own.</summary>
internal sealed class ListForSupervision(StaffNotices notices) : ActRule(Act.ListForSupervision)
{
    private const int LeaderLevel = 4;

    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var hazard = scene.Hazard;
        if (hazard.Major is null && hazard.Supervision.Level < LeaderLevel)
        {
            return NotNow("neither-major-nor-long-standing");
        }

        if (hazard.Supervision.IsListed)
        {
            return NotNow("already-listed");
        }

        if (scene.Input.Deadline <= WorkingCalendar.Day(scene.Now))
        {
            return Wrong("deadline-in-past");
        }

        notices.Tell(scene.Transaction, hazard, hazard.Department, "listed", $"隐患 {hazard.Number} 已挂牌督办，期限 {scene.Input.Deadline:yyyy-MM-dd}。");
        var listing = new Listing(scene.Input.Deadline!.Value, scene.Note, scene.Actor.Account, scene.Now)
        {
            // Only what a person has judged by a named standard may be held against a named unit in public.
            NameUnit = scene.Input.NameUnit && hazard.Major is not null,
        };
        return new ActEffect(
            hazard with { Supervision = hazard.Supervision with { Listing = listing } },
            Details(("deadline", $"{listing.Deadline:yyyy-MM-dd}"), ("unitNamed", listing.NameUnit ? "yes" : "no")));
    }
}
