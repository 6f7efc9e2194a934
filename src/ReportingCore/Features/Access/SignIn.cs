using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Signs somebody of staff in. Unknown account, wrong password and account not yet activated look the same and take as long.</summary>
public sealed record SignIn(string Area, string Account, string Password) : IRequest<Outcome<Session>>
{
    /// <summary>Records print their members; a password must not reach a log that way.</summary>
    public override string ToString() => nameof(SignIn);
}

/// <summary>A signed-in person.</summary>
public sealed record Session(Actor Actor, string Token, DateTimeOffset ExpiresAt);

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(request => request.Account).NotEmpty().MaximumLength(100).WithErrorCode("account-missing");
        RuleFor(request => request.Password).NotEmpty().MaximumLength(Passwords.MaxLength).WithErrorCode("password-missing");
    }
}

internal sealed class SignInHandler(Townships townships, TownshipStore store, TownshipReader reader, Passwords passwords, ActorTokens tokens, IIdSource ids)
    : IRequestHandler<SignIn, Outcome<Session>>
{
    private static Refusal Wrong { get; } = new(RefusalKind.Unauthenticated, "sign-in-wrong", "account or password is wrong");

    public async Task<Outcome<Session>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is null)
        {
            return Townships.Unknown;
        }

        var name = StaffAccount.Normalize(request.Account);
        var counted = await CountTryAsync(request.Area, name);
        if (!counted.IsOk)
        {
            return counted.Refusal!;
        }

        var account = await reader.FindAccountAsync(request.Area, name);
        if (!await passwords.VerifyAsync(request.Password, account?.Password, cancellationToken))
        {
            await RecordFailureAsync(request.Area, account);
            return Wrong;
        }

        var signedIn = await RecordSuccessAsync(request.Area, name, account!.Password!);
        return signedIn.IsOk ? tokens.Open(signedIn.Value) : signedIn.Refusal!;
    }

    private Task<Outcome<Done>> CountTryAsync(string area, string name) =>
        store.CommitAsync(area, ids.RequestId(), async transaction =>
        {
            var tries = await transaction.FindTriesAsync(name);
            if (tries?.NotBefore > transaction.Now)
            {
                return new Refusal(RefusalKind.TooMany, "too-many-sign-ins", "wait a moment before trying again");
            }

            transaction.Save(name, SignInTries.After(tries, transaction.Now));
            return Outcome<Done>.Ok(Done.Instance);
        });

    /// <summary>Names nobody has leave no event: the chain must not grow at the will of strangers.</summary>
    private async Task RecordFailureAsync(string area, StaffAccount? account)
    {
        if (account is null)
        {
            return;
        }

        await store.CommitAsync(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(account.Actor, "sign-in-failed"));
            return Task.FromResult(Outcome<Done>.Ok(Done.Instance));
        });
    }

    private Task<Outcome<StaffAccount>> RecordSuccessAsync(string area, string name, PasswordHash verified) =>
        store.CommitAsync(area, ids.RequestId(), async transaction =>
        {
            var account = await transaction.FindAccountAsync(name);
            if (account?.Password?.Hash.AsSpan().SequenceEqual(verified.Hash) != true)
            {
                return Wrong;
            }

            transaction.ForgetTries(name);
            transaction.Append(new(account.Actor, "signed-in"));
            return Outcome<StaffAccount>.Ok(account);
        });
}
