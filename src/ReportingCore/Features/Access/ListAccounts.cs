using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Everybody with an account, for the Safety Office.</summary>
public sealed record ListAccounts(Actor Actor) : IRequest<Outcome<IReadOnlyList<AccountEntry>>>;

public sealed record AccountEntry(Actor Actor, bool Activated);

internal sealed class ListAccountsHandler(Townships townships, TownshipReader reader)
    : IRequestHandler<ListAccounts, Outcome<IReadOnlyList<AccountEntry>>>
{
    public async Task<Outcome<IReadOnlyList<AccountEntry>>> Handle(ListAccounts request, CancellationToken cancellationToken)
    {
        if (!StaffRules.IsSafetyOffice(request.Actor, townships.Get(request.Actor.Area)))
        {
            return StaffRules.SafetyOfficeOnly;
        }

        var accounts = await reader.AccountsAsync(request.Actor.Area);
        return Outcome<IReadOnlyList<AccountEntry>>.Ok(accounts
            .Select(account => new AccountEntry(account.Actor, account.Activated))
            .OrderBy(entry => entry.Actor.Account, StringComparer.Ordinal).ToList());
    }
}
