using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Access.V1;
using PublicReport.ReportingCore.Features;
using UseCases = PublicReport.ReportingCore.Features.Access;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class AccessGrpc(IMediator mediator, Callers callers, Townships townships) : Access.AccessBase
{
    public override async Task<SignInResponse> SignIn(SignInRequest request, ServerCallContext context) =>
        ToMessage((await mediator.Send(new UseCases.SignIn(request.AreaCode, request.Account, request.Password), context.CancellationToken)).OrThrow());

    public override async Task<SignInResponse> RedeemLink(RedeemLinkRequest request, ServerCallContext context) =>
        ToMessage((await mediator.Send(new UseCases.RedeemLink(request.Code, request.NewPassword), context.CancellationToken)).OrThrow());

    public override async Task<SignOutResponse> SignOut(SignOutRequest request, ServerCallContext context)
    {
        (await mediator.Send(new UseCases.SignOut(callers.RequiredSession(context), request.RequestId), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<ListAccountsResponse> ListAccounts(ListAccountsRequest request, ServerCallContext context)
    {
        var accounts = (await mediator.Send(new UseCases.ListAccounts(callers.Required(context)), context.CancellationToken)).OrThrow();
        var response = new ListAccountsResponse();
        response.Accounts.AddRange(accounts.Select(entry => new Account { Actor = ToMessage(entry.Actor), Activated = entry.Activated }));
        return response;
    }

    public override async Task<IssueLinkResponse> IssueLink(IssueLinkRequest request, ServerCallContext context)
    {
        var person = request.Actor ?? new Actor();
        var command = new UseCases.IssueLink(callers.Required(context), ToDomain(person), request.RequestId);
        var issued = (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return new() { Code = issued.Code, ExpiresAt = issued.ExpiresAt.ToTimestamp() };
    }

    public override async Task<IssueLinkResponse> IssueBindingCode(IssueBindingCodeRequest request, ServerCallContext context)
    {
        var command = new UseCases.IssueBindingCode(callers.Required(context), request.RequestId);
        var issued = (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return new() { Code = issued.Code, ExpiresAt = issued.ExpiresAt.ToTimestamp() };
    }

    public override async Task<BindWeChatResponse> BindWeChat(BindWeChatRequest request, ServerCallContext context)
    {
        callers.RequireService(context);
        var command = new UseCases.BindWeChat(request.RequestId, request.Code, request.Address);
        return new() { DisplayName = (await mediator.Send(command, context.CancellationToken)).OrThrow().DisplayName };
    }

    public override async Task<UnbindWeChatResponse> UnbindWeChat(UnbindWeChatRequest request, ServerCallContext context)
    {
        (await mediator.Send(new UseCases.UnbindWeChat(callers.Required(context), request.RequestId), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<FindBindingResponse> FindBinding(FindBindingRequest request, ServerCallContext context) =>
        new() { Bound = (await mediator.Send(new UseCases.FindBinding(callers.Required(context)), context.CancellationToken)).OrThrow().IsBound };

    private SignInResponse ToMessage(UseCases.Session session) =>
        new() { ActorToken = session.Token, Actor = ToMessage(session.Actor), ExpiresAt = session.ExpiresAt.ToTimestamp() };

    private Actor ToMessage(Domain.Actors.Actor actor)
    {
        var message = new Actor
        {
            AreaCode = actor.Area,
            Account = actor.Account,
            DisplayName = actor.DisplayName,
            Department = actor.Department,
            DepartmentName = actor.Department.Length > 0 ? townships.Get(actor.Area).DepartmentName(actor.Department) : "",
            VillageCode = actor.VillageCode,
        };
        message.Roles.AddRange(actor.Roles);
        return message;
    }

    private static Domain.Actors.Actor ToDomain(Actor person) => new()
    {
        Area = person.AreaCode,
        Account = person.Account,
        DisplayName = person.DisplayName.Trim(),
        Department = person.Department,
        Roles = [.. person.Roles],
        VillageCode = person.VillageCode,
    };
}
