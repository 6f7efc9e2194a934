using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>受理: the department takes the matter. Where the plan names co-leads for the domain, they are in it from here on.</summary>
public sealed record AcceptHazard(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class AcceptHazardHandler(ActOnHazard acts, StaffNotices notices) : IRequestHandler<AcceptHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(AcceptHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Accept, (transaction, hazard, jurisdiction) =>
        {
            if (DomainMissing.Refuse(hazard.Domain) is { } missing)
            {
                return Task.FromResult<Outcome<ActEffect>>(missing);
            }

            var planned = jurisdiction.Domains.TryGetValue(hazard.Domain, out var domain) ? domain.CoLeads : [];
            var coLeads = hazard.CoLeads.Count > 0 || hazard.Withheld ? hazard.CoLeads : planned.Where(code => code != hazard.Department).ToList();
            foreach (var department in coLeads.Except(hazard.CoLeads))
            {
                notices.Tell(transaction, hazard, department, "assigned", $"隐患 {hazard.Number} 由{jurisdiction.DepartmentName(hazard.Department)}牵头、贵单位协办，请配合核查并反馈。");
            }

            return Task.FromResult<Outcome<ActEffect>>(new ActEffect(hazard with { CoLeads = coLeads }));
        });
}
