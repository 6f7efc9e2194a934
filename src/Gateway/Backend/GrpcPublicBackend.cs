using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Intake.V1;
using PublicReport.Protos.Tracking.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class GrpcPublicBackend(Intake.IntakeClient intake, Tracking.TrackingClient tracking) : IPublicBackend
{
    private const int ChunkLength = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long one chunk may take to come from the phone and go to the core: a slow phone needs many minutes for a video, a stopped one none.</summary>
    private static readonly TimeSpan ChunkPatience = TimeSpan.FromMinutes(1);

    public Task<BackendAnswer<DraftReading>> AssessAsync(WebReport report, CancellationToken cancellationToken) => AnswerAsync(async () =>
        PublicBackendMapping.ToReading(await intake.AssessAsync(PublicBackendMapping.ToAssess(report), Options(Patience, cancellationToken))));

    public Task<BackendAnswer<byte[]>> ReadKnownPictureAsync(string areaCode, string joinToken, CancellationToken cancellationToken) => AnswerAsync(async () =>
        (await intake.ReadKnownPictureAsync(new() { AreaCode = areaCode, JoinToken = joinToken }, Options(Patience, cancellationToken))).Jpeg.ToByteArray());

    public Task<BackendAnswer<UploadedInfo>> UploadAsync(string areaCode, string contentType, Stream content, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = intake.UploadEvidence(cancellationToken: stalled.Token);
        try
        {
            await SendAsync(call.RequestStream, areaCode, contentType, content, stalled);
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            // The core has answered before the end (too large, no space): its answer below says why.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new(StatusCode.DeadlineExceeded, "the transfer stood still"));
        }

        stalled.CancelAfter(ChunkPatience);
        var answer = await call.ResponseAsync;
        return new UploadedInfo(answer.EvidenceId, answer.Kind);
    });

    public Task<BackendAnswer<AcceptedInfo>> SubmitAsync(string requestId, WebReport report, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        var answer = await intake.SubmitAsync(PublicBackendMapping.ToSubmit(requestId, report), Options(Patience, cancellationToken));
        return new AcceptedInfo(
            answer.Receipt, answer.AcceptedAt.ToDateTimeOffset(), answer.HandlerName, answer.Urgent,
            answer.JoinedPublicHazard ? answer.PublicReportCount : 0, answer.OutOfScopeGuidance);
    });

    public Task<BackendAnswer<ReceiptInfo>> TrackAsync(string receipt, CancellationToken cancellationToken) => AnswerAsync(async () =>
        PublicBackendMapping.ToReceipt(await tracking.TrackAsync(new() { Receipt = receipt }, Options(Patience, cancellationToken))));

    public Task<BackendAnswer<BackendDone>> SupplementAsync(
        string requestId, string receipt, string text, IReadOnlyList<string> evidenceIds, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        var request = new SupplementRequest { RequestId = requestId, Receipt = receipt, Text = text };
        request.EvidenceIds.AddRange(evidenceIds);
        await tracking.SupplementAsync(request, Options(Patience, cancellationToken));
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> ForgetIdentityAsync(string requestId, string receipt, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        await tracking.ForgetIdentityAsync(new() { RequestId = requestId, Receipt = receipt }, Options(Patience, cancellationToken));
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> ObjectAsync(string requestId, string receipt, string reason, CancellationToken cancellationToken) => AnswerAsync(async () =>
    {
        var request = new ObjectRequest { RequestId = requestId, Receipt = receipt, Reason = reason };
        await tracking.ObjectAsync(request, Options(Patience, cancellationToken));
        return BackendDone.Instance;
    });

    private static CallOptions Options(TimeSpan patience, CancellationToken cancellationToken) =>
        new(deadline: DateTime.UtcNow + patience, cancellationToken: cancellationToken);

    private static async Task SendAsync(
        IClientStreamWriter<UploadEvidenceRequest> stream, string areaCode, string contentType, Stream content, CancellationTokenSource stalled)
    {
        var buffer = new byte[ChunkLength];
        var first = true;
        int read;
        stalled.CancelAfter(ChunkPatience);
        while ((read = await content.ReadAtLeastAsync(buffer, ChunkLength, throwOnEndOfStream: false, stalled.Token)) > 0)
        {
            var message = new UploadEvidenceRequest { Chunk = ByteString.CopyFrom(buffer, 0, read) };
            if (first)
            {
                (message.ContentType, message.AreaCode, first) = (contentType, areaCode, false);
            }

            await stream.WriteAsync(message, stalled.Token);
            stalled.CancelAfter(ChunkPatience);
        }

        await stream.CompleteAsync();
    }

    /// <summary>A call that ends without an answer, whoever ended it, is for somebody with a filled form the same as an absent core: try again later.</summary>
    private static async Task<BackendAnswer<T>> AnswerAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await GrpcReportingBackend.CallAsync(call);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Cancelled)
        {
            return new(null, BackendAnswer<T>.Unavailable);
        }
    }
}
