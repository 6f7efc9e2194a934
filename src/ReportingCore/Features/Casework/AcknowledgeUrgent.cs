using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>The duty officer or handler has seen the urgent report; the alert stops ringing.</summary>
public sealed record AcknowledgeUrgent(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class AcknowledgeUrgentHandler(ActOnHazard acts) : IRequestHandler<AcknowledgeUrgent, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(AcknowledgeUrgent request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.AcknowledgeUrgent, (_, hazard, _) =>
            Task.FromResult<Outcome<ActEffect>>(hazard is { Urgent: true, UrgentAcknowledgedBy: "" }
                ? new ActEffect(hazard with { UrgentAcknowledgedBy = request.Header.Actor.Account })
                : new Refusal(RefusalKind.NotAllowedNow, "nothing-to-acknowledge")));
}
