using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Tracking.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Tracking;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class TrackingGrpc(IMediator mediator) : Tracking.TrackingBase
{
    public override async Task<TrackResponse> Track(TrackRequest request, ServerCallContext context)
    {
        var track = (await mediator.Send(new TrackReport(request.Receipt), context.CancellationToken)).OrThrow();
        var response = new TrackResponse
        {
            AreaCode = track.Area,
            AcceptedAt = track.Report.AcceptedAt.ToTimestamp(),
            State = track.State,
            HandlerName = track.HandlerName,
            Urgent = track.Report.Urgent,
            Withdrawn = track.Report.Withdrawn,
            Subscribed = track.Report.Push is not null,
            AnswerAwaited = track.Report.AnswerAwaited,
            Text = track.Report.Text,
            IdentityKept = track.Report.HasIdentity,
            RepliedAt = track.Report.RepliedAt?.ToTimestamp(),
            ObjectionUntil = track.ObjectionUntil?.ToTimestamp(),
            MayRate = track.MayRate,
        };
        if (track.Report.Satisfied is { } satisfied)
        {
            response.Satisfied = satisfied;
        }

        response.Objections.AddRange(track.Objections.Select(objection => new Objection
        {
            At = objection.At.ToTimestamp(),
            Reason = objection.Reason,
            DecidedAt = objection.DecidedAt?.ToTimestamp(),
            Upheld = objection.Upheld == true,
        }));
        response.Steps.AddRange(track.Steps.Select(step => new Step { At = step.At.ToTimestamp(), Code = step.Code, Detail = step.Detail }));
        response.Messages.AddRange(track.Messages.Select(message => new Message
        {
            At = message.At.ToTimestamp(),
            FromReporter = message.FromReporter,
            SenderName = message.Sender,
            Text = message.Text,
            EvidenceCount = message.Evidence.Count,
        }));
        return response;
    }

    public override async Task<SupplementResponse> Supplement(SupplementRequest request, ServerCallContext context)
    {
        var command = new SupplementReport(request.RequestId, request.Receipt, request.Text.Trim(), request.EvidenceIds.Select(EvidenceId.From).ToList());
        return new() { At = (await mediator.Send(command, context.CancellationToken)).OrThrow().At.ToTimestamp() };
    }

    public override async Task<WithdrawResponse> Withdraw(WithdrawRequest request, ServerCallContext context)
    {
        (await mediator.Send(new WithdrawReport(request.RequestId, request.Receipt), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<InsistResponse> Insist(InsistRequest request, ServerCallContext context)
    {
        (await mediator.Send(new InsistOnReport(request.RequestId, request.Receipt), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<ForgetIdentityResponse> ForgetIdentity(ForgetIdentityRequest request, ServerCallContext context)
    {
        (await mediator.Send(new ForgetIdentity(request.RequestId, request.Receipt), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<ObjectResponse> Object(ObjectRequest request, ServerCallContext context)
    {
        (await mediator.Send(new ObjectToReply(request.RequestId, request.Receipt, request.Reason.Trim()), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<RateResponse> Rate(RateRequest request, ServerCallContext context)
    {
        (await mediator.Send(new RateReply(request.RequestId, request.Receipt, request.Satisfied), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<SubscribeResponse> Subscribe(SubscribeRequest request, ServerCallContext context)
    {
        if (request.Channel != PushChannel.Wechat)
        {
            throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "push-channel-unknown"));
        }

        (await mediator.Send(new SubscribeToReport(request.RequestId, request.Receipt, request.Address), context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<UnsubscribeResponse> Unsubscribe(UnsubscribeRequest request, ServerCallContext context)
    {
        (await mediator.Send(new UnsubscribeFromReport(request.RequestId, request.Receipt), context.CancellationToken)).OrThrow();
        return new();
    }
}
