using Grpc.Core;
using MediatR;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Gazetteer;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class CaseworkGrpc(IMediator mediator, Callers callers, Townships townships, TownshipViews views, CaseworkMapping map, OfficeWarnings offices)
    : Casework.CaseworkBase
{
    public override async Task<ListHazardsResponse> ListHazards(ListHazardsRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var query = CaseworkMapping.ToQuery(request, actor, townships.Get(actor.Area));
        var page = (await mediator.Send(query, context.CancellationToken)).OrThrow();
        return map.ToMessage(page, query, actor);
    }

    public override async Task<GetHazardResponse> GetHazard(GetHazardRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var file = (await mediator.Send(new GetHazard(actor, new(request.HazardId)), context.CancellationToken)).OrThrow();
        var places = (await mediator.Send(new ListPlaces(actor), context.CancellationToken)).OrThrow();
        return map.ToMessage(file, places, actor);
    }

    public override async Task ReadEvidence(ReadEvidenceRequest request, IServerStreamWriter<EvidenceChunk> responseStream, ServerCallContext context)
    {
        var command = new ReadEvidence(callers.Required(context), new(request.HazardId), new(request.EvidenceId));
        await EvidenceTransfer.SendAsync((await mediator.Send(command, context.CancellationToken)).OrThrow(), responseStream, context.CancellationToken);
    }

    public override Task<GetOfficeResponse> GetOffice(GetOfficeRequest request, ServerCallContext context) =>
        Task.FromResult(offices.WithWarnings(CaseworkMapping.ToMessage(townships.Get(callers.Required(context).Area))));

    public override async Task Watch(WatchRequest request, IServerStreamWriter<Change> responseStream, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var jurisdiction = townships.Get(actor.Area);
        var seen = (await views.CurrentAsync(actor.Area, context.CancellationToken)).Version;
        await responseStream.WriteAsync(new() { Version = seen }, context.CancellationToken);
        while (!context.CancellationToken.IsCancellationRequested)
        {
            var view = await views.ChangedAsync(actor.Area, seen, context.CancellationToken);
            // Before the hazards: what changes in between is told twice, never left out.
            var version = view.Version;
            var changed = view.Hazards.Select(item => item.Hazard)
                .Where(hazard => hazard.Events[^1] > seen && HazardAccess.Sees(actor, hazard, jurisdiction)).ToList();
            seen = version;
            if (changed.Count > 0)
            {
                // The stream may be hours old: nobody whose session has ended since hears of anything.
                await callers.StillAsync(context);
                var news = new Change { Version = seen, Urgent = changed.Any(hazard => hazard is { Urgent: true, UrgentAcknowledgedBy: "" }) };
                news.HazardIds.AddRange(changed.Select(hazard => hazard.Id.Value));
                await responseStream.WriteAsync(news, context.CancellationToken);
            }
        }
    }

    public override Task<ActResponse> Accept(ActRequest request, ServerCallContext context) =>
        SendAsync(new AcceptHazard(Header(request, context)), context);

    public override Task<ActResponse> HandBack(ActRequest request, ServerCallContext context) =>
        SendAsync(new HandBackHazard(Header(request, context)), context);

    public override Task<ActResponse> AcknowledgeUrgent(ActRequest request, ServerCallContext context) =>
        SendAsync(new AcknowledgeUrgent(Header(request, context)), context);

    public override Task<ActResponse> Decline(DeclineRequest request, ServerCallContext context) => SendAsync(
        new DeclineHazard(Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note), request.ReasonCode), context);

    public override Task<ActResponse> Assign(AssignRequest request, ServerCallContext context) => SendAsync(
        new AssignHazard(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note), request.Department, request.Domain),
        context);

    public override Task<ActResponse> Reply(ReplyRequest request, ServerCallContext context) => SendAsync(
        new ReplyToReporter(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Text),
            request.ReportId.Length == 0 ? null : new ReportId(request.ReportId),
            request.IsQuestion),
        context);

    public override Task<ActResponse> ReleaseParaphrase(ReleaseParaphraseRequest request, ServerCallContext context) => SendAsync(
        new ReleaseParaphrase(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Paraphrase), request.Department),
        context);

    public override Task<ActResponse> Perform(PerformRequest request, ServerCallContext context)
    {
        var header = Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note);
        return ActNames.Parse(request.Act) is { } act && PerformMapping.TryRead(request, out var input)
            ? SendAsync(new PerformAct(header, act, input), context)
            : throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "act-malformed", "unknown act, finding or date"));
    }

    public override Task<ActResponse> Merge(OtherHazardRequest request, ServerCallContext context) => SendAsync(
        new MergeHazard(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note), new(request.OtherHazardId)),
        context);

    public override Task<ActResponse> Split(SplitRequest request, ServerCallContext context) => SendAsync(
        new SplitHazard(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note),
            request.ReportIds.Select(ReportId.From).ToList()),
        context);

    public override Task<ActResponse> NotTheSame(OtherHazardRequest request, ServerCallContext context) => SendAsync(
        new DeclareNotTheSame(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note), new(request.OtherHazardId)),
        context);

    public override Task<ActResponse> Undo(ActRequest request, ServerCallContext context) =>
        SendAsync(new UndoMerge(Header(request, context)), context);

    public override Task<ActResponse> ReleasePicture(ReleasePictureRequest request, ServerCallContext context) => SendAsync(
        new ReleasePicture(
            Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, ""),
            request.EvidenceId.Length > 0 ? EvidenceId.From(request.EvidenceId) : null),
        context);

    public override async Task<ListRoutingCorrectionsResponse> ListRoutingCorrections(ListRoutingCorrectionsRequest request, ServerCallContext context)
    {
        var query = new ListRoutingCorrections(callers.Required(context), request.After, request.Take == 0 ? 100 : request.Take);
        return SupervisionMapping.ToMessage((await mediator.Send(query, context.CancellationToken)).OrThrow());
    }

    private ActHeader Header(ActRequest request, ServerCallContext context) =>
        Header(context, request.RequestId, request.HazardId, request.ExpectedVersion, request.Note);

    private ActHeader Header(ServerCallContext context, string requestId, string hazard, long expectedVersion, string note) => new()
    {
        Actor = callers.Required(context),
        RequestId = requestId,
        Hazard = new(hazard),
        ExpectedVersion = expectedVersion,
        Note = note.Trim(),
    };

    private async Task<ActResponse> SendAsync(IRequest<Outcome<ActDone>> command, ServerCallContext context)
    {
        var done = (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return new() { Version = done.Version, State = CaseworkMapping.StateName(done.State) };
    }
}
