using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Enterprises by part of their name, with their counters; also those of nearly the same name, so that nobody enters one twice.</summary>
public sealed record FindEnterprises(Actor Actor, string Name) : IRequest<Outcome<IReadOnlyList<EnterpriseLine>>>
{
    public int Take { get; init; } = 50;
}

/// <param name="Enterprise">The enterprise.</param>
/// <param name="HighRisk">Whether its principal checks monthly.</param>
/// <param name="Match">"same", "alike" or "part": how its name fits what was asked.</param>
/// <param name="Outstanding">Major hazards still open.</param>
/// <param name="Counters">180 days and one year.</param>
public sealed record EnterpriseLine(Enterprise Enterprise, bool HighRisk, string Match, int Outstanding, RepeatCounters Counters);

internal sealed class FindEnterprisesHandler(Townships townships, LedgerReader enterprises, LedgerEntries ledger)
    : IRequestHandler<FindEnterprises, Outcome<IReadOnlyList<EnterpriseLine>>>
{
    public async Task<Outcome<IReadOnlyList<EnterpriseLine>>> Handle(FindEnterprises request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (!LedgerAccess.MayRead(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        var entries = (await ledger.OfAsync(actor, cancellationToken)).ToLookup(entry => entry.Hazard.Enterprise);
        var found = (await enterprises.EnterprisesAsync(actor.Area))
            .Where(enterprise => LedgerAccess.Sees(actor, enterprise, jurisdiction))
            .Select(enterprise => (Enterprise: enterprise, Match: Match(enterprise.Name, request.Name)))
            .Where(item => item.Match.Length > 0)
            .OrderByDescending(item => item.Match is "same").ThenByDescending(item => item.Match is "alike").ThenBy(item => item.Enterprise.Name, StringComparer.Ordinal)
            .Take(Math.Clamp(request.Take, 1, ListLedgerHandler.MaxPage));
        return Outcome<IReadOnlyList<EnterpriseLine>>.Ok([.. found.Select(item => new EnterpriseLine(
            item.Enterprise,
            item.Enterprise.IsHighRisk(jurisdiction),
            item.Match,
            entries[item.Enterprise.Id].Count(entry => entry.IsOutstanding(ledger.Today)),
            RepeatCounters.Of(entries[item.Enterprise.Id], ledger.Today)))]);
    }

    private static string Match(string name, string asked) =>
        EnterpriseNames.AreSame(name, asked) ? "same"
        : EnterpriseNames.AreAlike(name, asked) ? "alike"
        : EnterpriseNames.Normalize(name).Contains(EnterpriseNames.Normalize(asked), StringComparison.Ordinal) ? "part"
        : "";
}
