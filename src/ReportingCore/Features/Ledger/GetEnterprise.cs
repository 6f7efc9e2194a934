using MediatR;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>An enterprise with its history, its counters and those of similar name.</summary>
public sealed record GetEnterprise(Actor Actor, EnterpriseId Id) : IRequest<Outcome<EnterpriseFile>>;

/// <param name="Enterprise">What is known of it.</param>
/// <param name="HighRisk">Whether its principal checks monthly.</param>
/// <param name="Entries">Its major hazards the caller may see; the counters count these.</param>
/// <param name="Counters">180 days and one year.</param>
/// <param name="Alike">Enterprises of nearly the same name, for a person to judge.</param>
/// <param name="Events">Who changed it when.</param>
/// <param name="Today">Day by which overdue is judged.</param>
public sealed record EnterpriseFile(
    Enterprise Enterprise,
    bool HighRisk,
    IReadOnlyList<LedgerEntry> Entries,
    RepeatCounters Counters,
    IReadOnlyList<Enterprise> Alike,
    IReadOnlyList<AuditEvent> Events,
    DateOnly Today);

internal sealed class GetEnterpriseHandler(Townships townships, LedgerReader enterprises, TownshipReader reader, LedgerEntries ledger)
    : IRequestHandler<GetEnterprise, Outcome<EnterpriseFile>>
{
    public async Task<Outcome<EnterpriseFile>> Handle(GetEnterprise request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (await enterprises.FindEnterpriseAsync(actor.Area, request.Id) is not { } enterprise || !LedgerAccess.Sees(actor, enterprise, jurisdiction))
        {
            return LedgerAccess.EnterpriseNotFound;
        }

        var entries = (await ledger.OfAsync(actor, cancellationToken)).Where(entry => entry.Hazard.Enterprise == enterprise.Id).ToList();
        var alike = (await enterprises.EnterprisesAsync(actor.Area))
            .Where(other => other.Id != enterprise.Id && EnterpriseNames.AreAlike(other.Name, enterprise.Name) && LedgerAccess.Sees(actor, other, jurisdiction)).ToList();
        return new EnterpriseFile(
            enterprise,
            enterprise.IsHighRisk(jurisdiction),
            entries,
            RepeatCounters.Of(entries, ledger.Today),
            alike,
            await reader.EventsAsync(actor.Area, enterprise.Events),
            ledger.Today);
    }
}
