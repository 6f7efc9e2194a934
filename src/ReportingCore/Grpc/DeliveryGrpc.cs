using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Delivery.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Deliveries;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class DeliveryGrpc(IMediator mediator, Callers callers) : Delivery.DeliveryBase
{
    public override async Task<LeaseResponse> Lease(LeaseRequest request, ServerCallContext context)
    {
        callers.RequireService(context);
        var leased = (await mediator.Send(new LeaseDeliveries(request.Max), context.CancellationToken)).OrThrow();
        var response = new LeaseResponse();
        response.Deliveries.AddRange(leased.Select(item => new PendingDelivery
        {
            DeliveryId = item.Delivery.Id,
            AreaCode = item.Area,
            Address = item.Address,
            Kind = item.Delivery.Kind,
            Text = item.Delivery.Text,
            CreatedAt = item.Delivery.CreatedAt.ToTimestamp(),
            Attempt = item.Delivery.Attempt,
            ReceiptHint = item.Delivery.ReceiptHint,
            Staff = item.Delivery.Account.Length > 0,
        }));
        return response;
    }

    public override async Task<CompleteResponse> Complete(CompleteRequest request, ServerCallContext context)
    {
        callers.RequireService(context);
        var result = request.Result switch
        {
            CompleteRequest.Types.Result.Sent => DeliveryResult.Sent,
            CompleteRequest.Types.Result.Retry => DeliveryResult.Retry,
            CompleteRequest.Types.Result.Unreachable => DeliveryResult.Unreachable,
            CompleteRequest.Types.Result.WindowClosed => DeliveryResult.WindowClosed,
            _ => throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "result-missing")),
        };
        (await mediator.Send(new CompleteDelivery(request.AreaCode, request.DeliveryId, result), context.CancellationToken)).OrThrow();
        return new();
    }
}
