using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>受理: the department takes the matter.</summary>
public sealed record AcceptHazard(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class AcceptHazardHandler(ActOnHazard acts) : IRequestHandler<AcceptHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(AcceptHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Accept, (_, hazard, _) =>
            Task.FromResult<Outcome<ActEffect>>(new ActEffect(hazard)));
}
