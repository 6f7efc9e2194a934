using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>协办反馈: every co-lead reports; the lead closes.</summary>
internal sealed class ReportAsCoLead() : ActRule(Act.ReportAsCoLead)
{
    protected override Outcome<ActEffect> Apply(ActScene scene) => new ActEffect(
        scene.Hazard with { CoLeadReports = [.. scene.Hazard.CoLeadReports.Append(scene.Actor.Department).Distinct()] },
        Details(("coLead", scene.Actor.Department)));
}
