using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Intake.V1;
using PublicReport.Protos.Tracking.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class GrpcReportingBackend(Intake.IntakeClient intake, Tracking.TrackingClient tracking) : IReportingBackend
{
    private const int ChunkLength = 64 * 1024;

    public Task<BackendAnswer<IReadOnlyList<TownshipInfo>>> TownshipsAsync(CancellationToken cancellationToken) => CallAsync<IReadOnlyList<TownshipInfo>>(async () =>
        [.. (await intake.ListTownshipsAsync(new(), cancellationToken: cancellationToken)).Townships.Select(town => new TownshipInfo(
            town.AreaCode, town.Name, town.SafetyOfficePhone, [.. town.Villages.Select(village => new VillageInfo(village.Code, village.Name))])
        {
            Places = [.. town.Places.Select(place => new PlaceInfo(place.Name, place.Longitude, place.Latitude))],
        })]);

    public Task<BackendAnswer<AssessmentInfo>> AssessAsync(string areaCode, string text, PinInfo? pin, bool insider, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var request = new AssessRequest { AreaCode = areaCode, Text = text, Insider = insider, Location = ToLocation(pin) };
        var answer = await intake.AssessAsync(request, cancellationToken: cancellationToken);
        return new AssessmentInfo(
            answer.Urgent, answer.OutOfScope, answer.VillageCode, answer.Place, answer.NearestPlace,
            [.. answer.Similar.Select(one => new SimilarInfo(
                one.JoinToken, one.Title, one.Place, one.FirstReportedAt.ToDateTimeOffset(), one.State, one.WrittenOff))]);
    });

    public Task<BackendAnswer<string>> UploadAsync(string areaCode, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        using var call = intake.UploadEvidence(cancellationToken: cancellationToken);
        for (var at = 0; at < bytes.Length; at += ChunkLength)
        {
            var chunk = ByteString.CopyFrom(bytes.Span.Slice(at, Math.Min(ChunkLength, bytes.Length - at)));
            var message = new UploadEvidenceRequest { Chunk = chunk };
            if (at == 0)
            {
                (message.ContentType, message.AreaCode) = (contentType, areaCode);
            }

            await call.RequestStream.WriteAsync(message, cancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        return (await call.ResponseAsync).EvidenceId;
    });

    public Task<BackendAnswer<SubmittedInfo>> SubmitAsync(ReportToSubmit report, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var answer = await intake.SubmitAsync(ToRequest(report), cancellationToken: cancellationToken);
        return new SubmittedInfo(
            answer.Receipt, answer.HandlerName, answer.Urgent, answer.JoinedPublicHazard ? answer.PublicReportCount : 0, answer.OutOfScopeGuidance);
    });

    public Task<BackendAnswer<TrackedInfo>> TrackAsync(string receipt, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var answer = await tracking.TrackAsync(new() { Receipt = receipt }, cancellationToken: cancellationToken);
        return new TrackedInfo(
            answer.State, answer.HandlerName, answer.Withdrawn, [.. answer.Messages.Select(one => new TalkInfo(one.FromReporter, one.SenderName, one.Text))])
        {
            AcceptedAt = answer.AcceptedAt.ToDateTimeOffset(),
            AnswerAwaited = answer.AnswerAwaited,
            Subscribed = answer.Subscribed,
            Text = answer.Text,
            MayRate = answer.MayRate,
            Satisfied = answer.HasSatisfied ? answer.Satisfied : null,
        };
    });

    public Task<BackendAnswer<BackendDone>> SupplementAsync(
        string requestId, string receipt, string text, IReadOnlyList<string> evidenceIds, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var request = new SupplementRequest { RequestId = requestId, Receipt = receipt, Text = text };
        request.EvidenceIds.AddRange(evidenceIds);
        await tracking.SupplementAsync(request, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> WithdrawAsync(string requestId, string receipt, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        await tracking.WithdrawAsync(new() { RequestId = requestId, Receipt = receipt }, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> InsistAsync(string requestId, string receipt, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        await tracking.InsistAsync(new() { RequestId = requestId, Receipt = receipt }, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> RateAsync(string requestId, string receipt, bool satisfied, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        await tracking.RateAsync(new() { RequestId = requestId, Receipt = receipt, Satisfied = satisfied }, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> SubscribeAsync(string requestId, string receipt, string openId, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        var request = new SubscribeRequest { RequestId = requestId, Receipt = receipt, Channel = PushChannel.Wechat, Address = openId };
        await tracking.SubscribeAsync(request, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    public Task<BackendAnswer<BackendDone>> UnsubscribeAsync(string requestId, string receipt, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        await tracking.UnsubscribeAsync(new() { RequestId = requestId, Receipt = receipt }, cancellationToken: cancellationToken);
        return BackendDone.Instance;
    });

    private static SubmitRequest ToRequest(ReportToSubmit report)
    {
        var request = new SubmitRequest
        {
            RequestId = report.RequestId,
            AreaCode = report.AreaCode,
            Text = report.Text,
            Location = ToLocation(report.Pin),
            VillageCode = report.VillageCode,
            Place = report.Place,
            Channel = Channel.Wechat,
            Anonymity = (Anonymity)((int)report.Anonymity + 1),
            Insider = report.Insider,
            HideFromUnit = report.HideFromUnit,
            Insist = report.Insist,
            Urgent = report.Urgent,
            JoinToken = report.JoinToken,
            SenderHash = report.SenderHash,
        };
        request.EvidenceIds.AddRange(report.EvidenceIds);
        request.RejectedJoinTokens.AddRange(report.RejectedJoinTokens);
        if (report.Anonymity != ReporterAnonymity.Anonymous)
        {
            request.Identity = new() { Name = report.Name, Phone = report.Phone };
        }

        return request;
    }

    private static Location? ToLocation(PinInfo? pin) =>
        pin is null ? null : new() { Longitude = pin.Longitude, Latitude = pin.Latitude, Label = pin.Label, Datum = Datum.Gcj02 };

    internal static async Task<BackendAnswer<T>> CallAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return new(await call());
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.Unimplemented or StatusCode.DeadlineExceeded)
        {
            return new(null, BackendAnswer<T>.Unavailable);
        }
        catch (RpcException error) when (error.Trailers.GetValue("error-code") is { Length: > 0 } code)
        {
            return new(null, code);
        }
        // A fault of the core, which has logged it: for the person it is the same as one that does not answer.
        catch (RpcException error) when (error.StatusCode is not StatusCode.Cancelled)
        {
            return new(null, BackendAnswer<T>.Unavailable);
        }
    }
}
