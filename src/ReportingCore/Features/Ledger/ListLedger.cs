using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>清单: entries of the ledger the caller may see, newest finding first.</summary>
public sealed record ListLedger(Actor Actor, LedgerFilter Filter) : IRequest<Outcome<LedgerPage>>
{
    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <param name="Entries">One page.</param>
/// <param name="Total">Of all pages.</param>
/// <param name="Today">Day by which overdue is judged.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerEntry> Entries, int Total, DateOnly Today);

internal sealed class ListLedgerHandler(Townships townships, LedgerEntries ledger) : IRequestHandler<ListLedger, Outcome<LedgerPage>>
{
    public const int MaxPage = 2000;

    public async Task<Outcome<LedgerPage>> Handle(ListLedger request, CancellationToken cancellationToken)
    {
        if (!LedgerAccess.MayRead(request.Actor, townships.Get(request.Actor.Area)))
        {
            return LedgerAccess.Forbidden;
        }

        var matches = (await ledger.OfAsync(request.Actor, cancellationToken)).Where(request.Filter.Matches).ToList();
        var page = matches.Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 1, MaxPage)).ToList();
        return new LedgerPage(page, matches.Count, ledger.Today);
    }
}
