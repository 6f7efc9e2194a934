using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>改派: the Safety Office gives the hazard to a department, with the domain it belongs to; kept as a correction for the classifier.</summary>
public sealed record AssignHazard(ActHeader Header, string Department, string Domain) : IRequest<Outcome<ActDone>>;

internal sealed class AssignHazardHandler(ActOnHazard acts, StaffNotices notices) : IRequestHandler<AssignHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(AssignHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Assign, (transaction, hazard, jurisdiction) =>
            Task.FromResult(Apply(request, transaction, hazard, jurisdiction)));

    private Outcome<ActEffect> Apply(AssignHazard request, TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction)
    {
        if (!jurisdiction.Departments.ContainsKey(request.Department))
        {
            return new Refusal(RefusalKind.Invalid, "unknown-department");
        }

        var domain = request.Domain.Length == 0 ? hazard.Domain : request.Domain;
        if (!SafetyDomain.IsKnown(domain))
        {
            return new Refusal(RefusalKind.Invalid, "unknown-domain");
        }

        if (request.Department != jurisdiction.SafetyOffice && DomainMissing.Refuse(domain) is { } missing)
        {
            return missing;
        }

        var route = hazard.Route.ByPerson(request.Department, domain);
        var given = Withholding.Assigned(
            hazard with { Department = request.Department, Domain = domain, Route = route, CoLeads = [], CoLeadReports = [] }, jurisdiction);
        notices.Tell(transaction, hazard, request.Department, "assigned", $"隐患 {hazard.Number} 已派至贵单位，请受理。");
        return new ActEffect(
            given,
            new Dictionary<string, string> { ["from"] = hazard.Department, ["to"] = request.Department, ["domain"] = domain },
            RoutingCorrections.Keep(transaction, request.Header, Act.Assign, hazard, given));
    }
}
