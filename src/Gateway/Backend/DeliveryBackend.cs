using Grpc.Core;
using PublicReport.Protos.Delivery.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>One message owed to a reporter or to somebody of staff, leased to this instance for a minute. Holds the openid: prints nothing.</summary>
internal sealed record PendingPush(string Id, string AreaCode, string OpenId, string Kind, string Text, DateTimeOffset CreatedAt, int Attempt, string ReceiptHint)
{
    /// <summary>For somebody of staff; the hint is the hazard's number then.</summary>
    public bool IsStaff { get; init; }

    public override string ToString() => $"{nameof(PendingPush)} {Id}";
}

/// <summary>What became of a <see cref="PendingPush"/>.</summary>
internal enum PushResult
{
    Sent,
    Retry,

    /// <summary>The person left the account, or WeChat does not know the openid: the core forgets the address.</summary>
    Unreachable,

    /// <summary>Neither window nor template let it through: the core gives up this message and keeps the address.</summary>
    WindowClosed,
}

/// <summary>The core's outbox as the sender sees it.</summary>
internal interface IDeliveryBackend
{
    Task<BackendAnswer<IReadOnlyList<PendingPush>>> LeaseAsync(int max, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> CompleteAsync(PendingPush push, PushResult result, CancellationToken cancellationToken);
}

internal sealed class DeliveryBackend(Delivery.DeliveryClient delivery, GatewaySettings settings) : IDeliveryBackend
{
    public Task<BackendAnswer<IReadOnlyList<PendingPush>>> LeaseAsync(int max, CancellationToken cancellationToken) =>
        GrpcReportingBackend.CallAsync<IReadOnlyList<PendingPush>>(async () =>
        {
            var answer = await delivery.LeaseAsync(new() { Max = max }, Service, cancellationToken: cancellationToken);
            return [.. answer.Deliveries.Select(one => new PendingPush(
                one.DeliveryId, one.AreaCode, one.Address, one.Kind, one.Text, one.CreatedAt.ToDateTimeOffset(), one.Attempt, one.ReceiptHint) { IsStaff = one.Staff })];
        });

    public Task<BackendAnswer<BackendDone>> CompleteAsync(PendingPush push, PushResult result, CancellationToken cancellationToken) =>
        GrpcReportingBackend.CallAsync(async () =>
        {
            var request = new CompleteRequest
            {
                DeliveryId = push.Id,
                AreaCode = push.AreaCode,
                Result = result switch
                {
                    PushResult.Sent => CompleteRequest.Types.Result.Sent,
                    PushResult.Unreachable => CompleteRequest.Types.Result.Unreachable,
                    PushResult.WindowClosed => CompleteRequest.Types.Result.WindowClosed,
                    _ => CompleteRequest.Types.Result.Retry,
                },
            };
            await delivery.CompleteAsync(request, Service, cancellationToken: cancellationToken);
            return BackendDone.Instance;
        });

    private Metadata Service => new() { { "x-service-key", settings.ServiceKey } };
}
