using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Whose principal has not led the check of the quarter, or of the month in high-risk domains (township plan 13).</summary>
public sealed record ListDuties(Actor Actor, DutyPeriod Period) : IRequest<Outcome<DutyList>>;

/// <param name="Duties">Who has not.</param>
/// <param name="Enterprises">How many the caller may see at all.</param>
/// <param name="Period">Asked for.</param>
public sealed record DutyList(IReadOnlyList<Duty> Duties, int Enterprises, DutyPeriod Period);

internal sealed class ListDutiesHandler(Townships townships, LedgerReader enterprises, LedgerEntries ledger)
    : IRequestHandler<ListDuties, Outcome<DutyList>>
{
    public async Task<Outcome<DutyList>> Handle(ListDuties request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (!LedgerAccess.MayRead(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        var visible = (await enterprises.EnterprisesAsync(actor.Area)).Where(enterprise => LedgerAccess.Sees(actor, enterprise, jurisdiction)).ToList();
        return new DutyList(EnterpriseDuties.Open(visible, request.Period, jurisdiction, ledger.Today), visible.Count, request.Period);
    }
}
