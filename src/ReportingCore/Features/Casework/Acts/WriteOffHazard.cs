using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>销号: by somebody who neither put it right nor re-inspected it, when every co-lead has reported; a major hazard by the Safety Office.</summary>
internal sealed class WriteOffHazard : ActRule
{
    public WriteOffHazard()
        : base(Act.WriteOff)
    {
    }

    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var hazard = scene.Hazard;
        return hazard.Death ? NotNow("death-blocks-closing")
            : hazard.CoLeads.Except(hazard.CoLeadReports).Any() ? NotNow("co-lead-report-missing", string.Join(',', hazard.CoLeads.Except(hazard.CoLeadReports)))
            : hazard.Rectification!.Feedback!.By == scene.Actor.Account ? NotNow("writer-off-is-rectifier")
            : hazard.Reinspections[^1].By == scene.Actor.Account ? NotNow("writer-off-is-reinspector")
            : hazard.Major is { NotifiedOn: null } ? NotNow("enterprise-not-notified", "principal and actual controller must have been notified")
            : hazard.Major is not null && scene.Actor.Department != scene.Jurisdiction.SafetyOffice ? NotNow("major-by-safety-office")
            : new ActEffect(hazard);
    }
}
