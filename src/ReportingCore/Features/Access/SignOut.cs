using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Ends one session, wherever its token is held; other sessions of the same person go on.</summary>
public sealed record SignOut(TokenClaims Session, string RequestId) : IRequest<Outcome<Done>>;

internal sealed class SignOutValidator : AbstractValidator<SignOut>
{
    public SignOutValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class SignOutHandler(TownshipStore store) : IRequestHandler<SignOut, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        var (session, actor) = (request.Session, request.Session.Actor);
        return store.CommitAsync<Done>(actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindAccountAsync(actor.Account) is { } account && account.Holds(session))
            {
                var stillKnown = account.Ended.Where(ended => ended.ExpiresAt > transaction.Now.ToUnixTimeSeconds());
                transaction.Save(account with { Ended = [.. stillKnown, new(session.Session, session.ExpiresAt)] });
                transaction.Append(new(actor, "signed-out"));
            }

            return Done.Instance;
        });
    }
}
