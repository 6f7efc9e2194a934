using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>不予受理, with a coded reason that is told to the reporters.</summary>
public sealed record DeclineHazard(ActHeader Header, string ReasonCode) : IRequest<Outcome<ActDone>>;

internal sealed class DeclineHazardHandler(ActOnHazard acts, ReporterTalk talk) : IRequestHandler<DeclineHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(DeclineHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.Decline, async (transaction, hazard, jurisdiction) =>
        {
            if (!jurisdiction.DeclineReasons.TryGetValue(request.ReasonCode, out var reason))
            {
                return new Refusal(RefusalKind.Invalid, "unknown-decline-reason");
            }

            await talk.TellAllAsync(transaction, hazard, request.Header.Actor, $"不予受理：{reason}。{request.Header.Note}", MessageKind.Final);
            return new ActEffect(hazard, new Dictionary<string, string> { ["reason"] = request.ReasonCode });
        });
}
