using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>退单: back to the Safety Office with a reason; the only one who may re-assign. Every hand-back is a routing correction.</summary>
public sealed record HandBackHazard(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class HandBackHazardHandler(ActOnHazard acts, WorkingCalendar calendar, StaffNotices notices) : IRequestHandler<HandBackHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(HandBackHazard request, CancellationToken cancellationToken) =>
        acts.CommitAsync(request.Header, Act.HandBack, (transaction, hazard, jurisdiction) =>
        {
            if (hazard.Department == jurisdiction.SafetyOffice)
            {
                return Task.FromResult<Outcome<ActEffect>>(new Refusal(RefusalKind.NotAllowedNow, "already-at-safety-office"));
            }

            var arrived = CaseClocks.ArrivedAt(hazard);
            if (transaction.Now >= calendar.Due(arrived, jurisdiction.Clocks.HandBack) + CaseClocks.Paused(hazard, arrived))
            {
                return Task.FromResult<Outcome<ActEffect>>(new Refusal(RefusalKind.NotAllowedNow, "hand-back-too-late", "the time to hand back is over"));
            }

            var back = hazard with
            {
                Department = jurisdiction.SafetyOffice,
                Route = hazard.Route.ByPerson(jurisdiction.SafetyOffice),
                CoLeads = [],
                CoLeadReports = [],
            };
            notices.Tell(transaction, hazard, jurisdiction.SafetyOffice, "handed-back", $"隐患 {hazard.Number} 被退回，请重新分派。");
            return Task.FromResult<Outcome<ActEffect>>(new ActEffect(
                back,
                new Dictionary<string, string> { ["from"] = hazard.Department },
                RoutingCorrections.Keep(transaction, request.Header, Act.HandBack, hazard, back)));
        });
}
