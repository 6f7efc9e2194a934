using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>退单: back to the Safety Office with a reason; the only one who may re-assign. Every hand-back is a routing correction.</summary>
public sealed record HandBackHazard(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class HandBackHazardHandler(ActOnHazard acts, WorkingCalendar calendar) : IRequestHandler<HandBackHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(HandBackHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.HandBack, (transaction, hazard, jurisdiction) =>
            Task.FromResult<Outcome<ActEffect>>(hazard.Department == jurisdiction.SafetyOffice
                ? new Refusal(RefusalKind.NotAllowedNow, "already-at-safety-office")
                : transaction.Now >= calendar.Due(CaseClocks.ArrivedAt(hazard), jurisdiction.Clocks.HandBack)
                ? new Refusal(RefusalKind.NotAllowedNow, "hand-back-too-late", "the time to hand back is over")
                : new ActEffect(hazard with { Department = jurisdiction.SafetyOffice, CoLeads = [], CoLeadReports = [] }, new Dictionary<string, string> { ["from"] = hazard.Department })));
}
