using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Vault.V1;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Vault;
using PublicReport.ReportingCore.Vault;
using Actors = PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class VaultGrpc(IMediator mediator, Callers callers, Townships townships, TimeProvider clock) : Protos.Vault.V1.Vault.VaultBase
{
    public override async Task<Opening> Ask(AskRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var command = new AskForIdentity(actor, request.RequestId, new(request.ReportId), request.Reason.Trim());
        return ToMessage((await mediator.Send(command, context.CancellationToken)).OrThrow(), actor);
    }

    public override async Task<Opening> Decide(DecideRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var command = new DecideOpening(actor, request.RequestId, request.OpeningId, request.Grant, request.Note.Trim());
        return ToMessage((await mediator.Send(command, context.CancellationToken)).OrThrow(), actor);
    }

    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var response = new ListResponse();
        response.Openings.AddRange((await mediator.Send(new ListOpenings(actor), context.CancellationToken)).OrThrow().Select(opening => ToMessage(opening, actor)));
        return response;
    }

    public override async Task<ReadResponse> Read(ReadRequest request, ServerCallContext context)
    {
        var command = new ReadIdentity(callers.Required(context), request.OpeningId);
        var identity = (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return new() { Name = identity.Name, Phone = identity.Phone };
    }

    private Opening ToMessage(IdentityOpening opening, Actors.Actor caller) => new()
    {
        OpeningId = opening.Id,
        ReportId = opening.Report.Value,
        HazardId = opening.Hazard.Value,
        HazardNumber = opening.HazardNumber,
        AskedBy = opening.AskedBy.DisplayName,
        DepartmentName = opening.AskedBy.Department.Length > 0 ? townships.Get(caller.Area).DepartmentName(opening.AskedBy.Department) : "",
        AskedAt = opening.AskedAt.ToTimestamp(),
        Reason = opening.Reason,
        State = JsonNamingPolicy.KebabCaseLower.ConvertName(opening.State.ToString()),
        DecidedBy = opening.DecidedBy?.DisplayName ?? "",
        DecidedAt = opening.DecidedAt?.ToTimestamp(),
        Note = opening.Note,
        Readings = opening.Readings,
        Readable = opening.AskedBy.Account == caller.Account && opening.IsReadable(clock.GetUtcNow()),
        Decidable = caller.Is(Actors.Role.Custodian) && opening.Decide(caller) is null,
    };
}
