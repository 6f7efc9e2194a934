using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>The bot was sent a binding code: supervision news of the person goes there from now on. The address is sealed as that of 通知我 is.</summary>
public sealed record BindWeChat(string RequestId, string Code, string Address) : IRequest<Outcome<BoundPerson>>
{
    /// <summary>Records print their members; code and address must not reach a log that way.</summary>
    public override string ToString() => nameof(BindWeChat);
}

public sealed record BoundPerson(string DisplayName);

internal sealed class BindWeChatValidator : AbstractValidator<BindWeChat>
{
    public BindWeChatValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Address).NotEmpty().MaximumLength(128).WithErrorCode("address-invalid");
    }
}

internal sealed class BindWeChatHandler(Townships townships, TownshipStore store, PushAddresses addresses) : IRequestHandler<BindWeChat, Outcome<BoundPerson>>
{
    /// <summary>Never issued, used, expired and issued to a session that has ended look the same.</summary>
    public static Refusal Wrong { get; } = new(RefusalKind.NotFound, "binding-code-invalid", "the code is unknown, used or expired");

    public async Task<Outcome<BoundPerson>> Handle(BindWeChat request, CancellationToken cancellationToken)
    {
        if (BindingCode.Parse(request.Code) is not { } code || townships.Find(code.Area) is null)
        {
            return Wrong;
        }

        return await store.CommitAsync<BoundPerson>(code.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindBindingAsync(code) is not { } binding
                || await transaction.FindAccountAsync(binding.Account) is not { } account
                || account.SessionsFrom != binding.SessionsFrom)
            {
                return Wrong;
            }

            transaction.Forget(code);
            transaction.Save(account with { WeChat = addresses.Seal(Delivery.WeChat, request.Address, binding.Account) });
            transaction.Append(new(account.Actor, "wechat-bound"));
            return new BoundPerson(account.Actor.DisplayName);
        });
    }
}
