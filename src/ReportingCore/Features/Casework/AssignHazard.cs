using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>改派: the Safety Office gives the hazard to a department, with the domain it belongs to; kept as a correction for the classifier.</summary>
public sealed record AssignHazard(ActHeader Header, string Department, string Domain) : IRequest<Outcome<ActDone>>;

internal sealed class AssignHazardHandler(ActOnHazard acts) : IRequestHandler<AssignHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(AssignHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Assign, (_, hazard, jurisdiction) =>
        {
            if (!jurisdiction.Departments.ContainsKey(request.Department))
            {
                return Task.FromResult<Outcome<ActEffect>>(new Refusal(RefusalKind.Invalid, "unknown-department"));
            }

            var domain = request.Domain.Length == 0 ? hazard.Domain : request.Domain;
            if (!SafetyDomain.IsKnown(domain))
            {
                return Task.FromResult<Outcome<ActEffect>>(new Refusal(RefusalKind.Invalid, "unknown-domain"));
            }

            var route = hazard.Route with { Domain = domain, Department = request.Department, Reason = RouteReason.AssignedByPerson };
            var details = new Dictionary<string, string> { ["from"] = hazard.Department, ["to"] = request.Department, ["domain"] = domain };
            return Task.FromResult<Outcome<ActEffect>>(
                new ActEffect(hazard with { Department = request.Department, Domain = domain, Route = route }, details));
        });
}
