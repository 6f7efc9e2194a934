using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>A code with which the signed-in person binds the own WeChat; an earlier one that was not used runs out by itself.</summary>
public sealed record IssueBindingCode(Actor Actor, string RequestId) : IRequest<Outcome<IssuedLink>>;

internal sealed class IssueBindingCodeValidator : AbstractValidator<IssueBindingCode>
{
    public IssueBindingCodeValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class IssueBindingCodeHandler(TownshipStore store, IIdSource ids) : IRequestHandler<IssueBindingCode, Outcome<IssuedLink>>
{
    public Task<Outcome<IssuedLink>> Handle(IssueBindingCode request, CancellationToken cancellationToken)
    {
        var code = BindingCode.Create(request.Actor.Area, ids);
        return store.CommitAsync<IssuedLink>(request.Actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindAccountAsync(request.Actor.Account) is not { } account)
            {
                return BindWeChatHandler.Wrong;
            }

            transaction.Save(code, account);
            return new IssuedLink(code.ToString(), transaction.Now + BindingCode.Lifetime);
        });
    }
}
