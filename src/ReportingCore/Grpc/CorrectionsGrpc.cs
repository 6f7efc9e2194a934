using Grpc.Core;
using MediatR;
using PublicReport.Protos.Learning.V1;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class CorrectionsGrpc(IMediator mediator, Callers callers) : Corrections.CorrectionsBase
{
    public override async Task ListCorrections(ListCorrectionsRequest request, IServerStreamWriter<LabelledText> responseStream, ServerCallContext context)
    {
        var caller = callers.Required(context);
        var texts = (await mediator.Send(new ExportCorrections(caller), context.CancellationToken)).OrThrow();
        await context.WriteResponseHeadersAsync(new Metadata { { "area-code", caller.Area } });
        foreach (var text in texts)
        {
            await responseStream.WriteAsync(new() { Version = text.Version, Text = text.Text, Domain = text.Domain }, context.CancellationToken);
        }
    }
}
