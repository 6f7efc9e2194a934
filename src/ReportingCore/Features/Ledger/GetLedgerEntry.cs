using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>One entry with its 五落实 and the progress of its rectification.</summary>
public sealed record GetLedgerEntry(Actor Actor, HazardId Id) : IRequest<Outcome<LedgerEntryFile>>;

/// <param name="Entry">The entry.</param>
/// <param name="MayUpdate">The caller may add progress now.</param>
/// <param name="Today">Day by which overdue is judged.</param>
public sealed record LedgerEntryFile(LedgerEntry Entry, bool MayUpdate, DateOnly Today);

internal sealed class GetLedgerEntryHandler(Townships townships, TownshipReader reader, LedgerEntries ledger)
    : IRequestHandler<GetLedgerEntry, Outcome<LedgerEntryFile>>
{
    public async Task<Outcome<LedgerEntryFile>> Handle(GetLedgerEntry request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (!LedgerAccess.MayRead(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        return await reader.FindHazardAsync(actor.Area, request.Id) is { } hazard && HazardAccess.Sees(actor, hazard, jurisdiction)
            && LedgerEntry.Of(HazardAccess.AsSeenBy(actor, hazard, jurisdiction)) is { } entry
            ? new LedgerEntryFile(entry, LedgerAccess.MayWrite(actor, jurisdiction) && !WorkflowTable.IsClosed(hazard.State), ledger.Today)
            : GetHazardHandler.NotFound;
    }
}
