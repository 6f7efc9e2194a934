using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>The address is deleted at once; what still waits for it is not sent.</summary>
public sealed record UnbindWeChat(Actor Actor, string RequestId) : IRequest<Outcome<Done>>;

internal sealed class UnbindWeChatValidator : AbstractValidator<UnbindWeChat>
{
    public UnbindWeChatValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class UnbindWeChatHandler(TownshipStore store) : IRequestHandler<UnbindWeChat, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(UnbindWeChat request, CancellationToken cancellationToken) =>
        store.CommitAsync<Done>(request.Actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindAccountAsync(request.Actor.Account) is { WeChat: not null } account)
            {
                transaction.Save(account with { WeChat = null });
                transaction.Append(new(request.Actor, "wechat-unbound"));
            }

            return Done.Instance;
        });
}
