using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Redeems a first-run or reset link: sets the password, ends earlier sessions and an earlier WeChat binding, and signs in. Works once.</summary>
public sealed record RedeemLink(string Code, string NewPassword) : IRequest<Outcome<Session>>
{
    /// <summary>Records print their members; neither code nor password may reach a log that way.</summary>
    public override string ToString() => nameof(RedeemLink);
}

internal sealed class RedeemLinkValidator : AbstractValidator<RedeemLink>
{
    public RedeemLinkValidator()
    {
        RuleFor(request => request.NewPassword).MinimumLength(Passwords.MinLength).WithErrorCode("password-too-short");
        RuleFor(request => request.NewPassword).MaximumLength(Passwords.MaxLength).WithErrorCode("password-too-long");
    }
}

internal sealed class RedeemLinkHandler(Townships townships, TownshipStore store, TownshipReader reader, Passwords passwords, ActorTokens tokens, IIdSource ids)
    : IRequestHandler<RedeemLink, Outcome<Session>>
{
    /// <summary>Never issued, used, replaced and expired look the same.</summary>
    private static Refusal Wrong { get; } = new(RefusalKind.NotFound, "link-invalid", "the link is unknown, used or expired");

    public async Task<Outcome<Session>> Handle(RedeemLink request, CancellationToken cancellationToken)
    {
        if (LinkCode.Parse(request.Code) is not { } code || townships.Find(code.Area) is null)
        {
            return Wrong;
        }

        // Looked at before the costly hash, so that guessing codes costs us nothing; the commit below decides.
        if (!await reader.HasLinkAsync(code))
        {
            return Wrong;
        }

        var password = await passwords.HashAsync(request.NewPassword, cancellationToken);
        var redeemed = await store.CommitAsync(code.Area, ids.RequestId(), transaction => RedeemAsync(transaction, code, password));
        if (!redeemed.IsOk)
        {
            return redeemed.Refusal!;
        }

        return tokens.Open(redeemed.Value);
    }

    private static async Task<Outcome<StaffAccount>> RedeemAsync(TownshipTransaction transaction, LinkCode code, PasswordHash password)
    {
        if (await transaction.FindLinkAsync(code) is not { } name
            || await transaction.FindAccountAsync(name) is not { } account
            || !account.Links.Any(link => link.Hash == transaction.HashOf(code) && link.ExpiresAt > transaction.Now))
        {
            return Wrong;
        }

        transaction.ForgetLinks(account);
        transaction.ForgetTries(name);
        var version = transaction.Append(new(account.Actor, account.Activated ? "password-reset" : "account-activated"));
        // The account may be another person's now, or the phone lost: whoever it is binds the own WeChat again.
        var renewed = account with { Password = password, Links = [], WeChat = null, SessionsFrom = version };
        transaction.Save(renewed);
        if (account.WeChat is not null)
        {
            transaction.Append(new(account.Actor, "wechat-unbound") { Details = new Dictionary<string, string> { ["account"] = name } });
        }

        return renewed;
    }
}
