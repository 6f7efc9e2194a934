using Google.Protobuf;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Intake.V1;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Intake;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class IntakeGrpc(IMediator mediator, Callers callers, Townships townships, IEvidenceStore evidence) : Intake.IntakeBase
{
    public override Task<UploadEvidenceResponse> UploadEvidence(IAsyncStreamReader<UploadEvidenceRequest> requestStream, ServerCallContext context) =>
        EvidenceTransfer.ReceiveAsync(requestStream, townships, evidence, context.CancellationToken);

    public override Task<ListTownshipsResponse> ListTownships(ListTownshipsRequest request, ServerCallContext context)
    {
        var response = new ListTownshipsResponse();
        response.Townships.AddRange(townships.All.Select(IntakeMapping.ToMessage));
        return Task.FromResult(response);
    }

    public override async Task<AssessResponse> Assess(AssessRequest request, ServerCallContext context) =>
        AssessMapping.ToMessage((await mediator.Send(AssessMapping.ToQuery(request), context.CancellationToken)).OrThrow());

    public override async Task<SubmitResponse> Submit(SubmitRequest request, ServerCallContext context)
    {
        var command = IntakeMapping.ToCommand(request, callers.Optional(context));
        var accepted = (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return IntakeMapping.ToMessage(accepted);
    }

    public override async Task<ReadKnownPictureResponse> ReadKnownPicture(ReadKnownPictureRequest request, ServerCallContext context)
    {
        var picture = (await mediator.Send(new ReadKnownPicture(request.AreaCode, request.JoinToken), context.CancellationToken)).OrThrow();
        return new() { Jpeg = ByteString.CopyFrom(picture.Jpeg) };
    }
}
