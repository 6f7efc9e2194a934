using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>
/// The Safety Office adds a person, changes office or roles, or resets a password; earlier links and sessions of the
/// account end, while its password goes on until the new link is redeemed. Custodians are the exception:
/// once two are active, only a custodian may add or reset one, or the Safety Office could make itself both of the two persons (architecture rule 4);
/// and a custodian deals with custodians only: whoever could give an office away would ask and grant alone. An account that is a custodian's stays one.
/// </summary>
public sealed record IssueLink(Actor Actor, Actor Person, string RequestId) : IRequest<Outcome<IssuedLink>>;

public sealed record IssuedLink(string Code, DateTimeOffset ExpiresAt)
{
    public override string ToString() => nameof(IssuedLink);
}

internal sealed class IssueLinkValidator : AbstractValidator<IssueLink>
{
    public IssueLinkValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class IssueLinkHandler(Townships townships, TownshipStore store, IIdSource ids) : IRequestHandler<IssueLink, Outcome<IssuedLink>>
{
    private const int CustodiansNeeded = 2;

    public async Task<Outcome<IssuedLink>> Handle(IssueLink request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        var person = request.Person with { Area = request.Actor.Area, Account = StaffAccount.Normalize(request.Person.Account) };
        if (StaffRules.Check(person, jurisdiction) is { } wrong)
        {
            return wrong;
        }

        var code = LinkCode.Create(person.Area, ids);
        return await store.CommitAsync(person.Area, request.RequestId, async transaction =>
        {
            var known = await transaction.FindAccountAsync(person.Account);
            var concernsVault = person.Is(Role.Custodian) || known?.Actor.Is(Role.Custodian) == true;
            var isVaults = person.Is(Role.Custodian) && known?.Actor.Is(Role.Custodian) != false;
            return await MayAsync(transaction, request.Actor, concernsVault, isVaults, jurisdiction)
                ? Issue(transaction, request.Actor, known, person, code)
                : StaffRules.SafetyOfficeOnly;
        });
    }

    private static async Task<bool> MayAsync(
        TownshipTransaction transaction, Actor actor, bool concernsVault, bool isVaults, Jurisdictions.Jurisdiction jurisdiction)
    {
        if (!concernsVault)
        {
            return StaffRules.IsSafetyOffice(actor, jurisdiction);
        }

        var custodians = (await transaction.AccountsAsync()).Count(account => account.Activated && account.Actor.Is(Role.Custodian));
        return custodians < CustodiansNeeded ? StaffRules.IsSafetyOffice(actor, jurisdiction) : isVaults && actor.Is(Role.Custodian);
    }

    private static Outcome<IssuedLink> Issue(TownshipTransaction transaction, Actor by, StaffAccount? known, Actor person, LinkCode code)
    {
        var account = known ?? new StaffAccount { Actor = person };
        var expiresAt = transaction.Now + LinkCode.Lifetime;
        transaction.ForgetLinks(account);
        transaction.Save(code, person.Account);
        var version = transaction.Append(new(by, known is null ? "account-added" : "link-issued")
        {
            Details = new Dictionary<string, string>
            {
                ["account"] = person.Account,
                ["department"] = person.Department,
                ["roles"] = string.Join(' ', person.Roles),
            },
        });
        transaction.Save(account with { Actor = person, Links = [new(transaction.HashOf(code), expiresAt)], SessionsFrom = version });
        return new IssuedLink(code.ToString(), expiresAt);
    }
}
