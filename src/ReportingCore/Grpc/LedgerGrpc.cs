using Grpc.Core;
using MediatR;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Casework;
using UseCases = PublicReport.ReportingCore.Features.Ledger;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class LedgerGrpc(IMediator mediator, Callers callers, LedgerMapping map) : Ledger.LedgerBase
{
    public override async Task<ListEntriesResponse> ListEntries(ListEntriesRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var query = new UseCases.ListLedger(actor, LedgerRequests.ToFilter(request.Filter)) { Skip = request.Skip, Take = request.PageSize == 0 ? 50 : request.PageSize };
        return map.ToMessage(await SendAsync(query, context), actor);
    }

    public override async Task<GetEntryResponse> GetEntry(GetEntryRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        return map.ToMessage(await SendAsync(new UseCases.GetLedgerEntry(actor, new(request.HazardId)), context), actor);
    }

    public override async Task<CountResponse> Count(CountRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var query = new UseCases.CountLedger(actor, LedgerRequests.RequiredDay(request.From), LedgerRequests.RequiredDay(request.To));
        return LedgerFigureMapping.ToMessage(await SendAsync(query, context));
    }

    public override async Task Export(ExportRequest request, IServerStreamWriter<FilePart> responseStream, ServerCallContext context)
    {
        var actor = callers.Required(context);
        await LedgerTransfer.SendAsync(
            await SendAsync(new UseCases.ExportLedger(actor, LedgerRequests.ToFilter(request.Filter)), context), responseStream, context.CancellationToken);
    }

    public override async Task GetTemplate(GetTemplateRequest request, IServerStreamWriter<FilePart> responseStream, ServerCallContext context) =>
        await LedgerTransfer.SendAsync(
            await SendAsync(new UseCases.GetImportTemplate(callers.Required(context)), context), responseStream, context.CancellationToken);

    public override async Task<EnterFindingResponse> EnterFinding(EnterFindingRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var entered = await SendAsync(new UseCases.EnterFinding(actor, request.RequestId, LedgerRequests.ToFinding(request.Finding ?? new())), context);
        return new() { HazardId = entered.Hazard.Value, Number = entered.Number, EnterpriseId = entered.Enterprise.Value };
    }

    public override async Task<ChangeResponse> UpdateRectification(UpdateRectificationRequest request, ServerCallContext context)
    {
        var header = new ActHeader
        {
            Actor = callers.Required(context),
            RequestId = request.RequestId,
            Hazard = new(request.HazardId),
            ExpectedVersion = request.ExpectedVersion,
            Note = request.Text.Trim(),
        };
        return new() { Version = (await SendAsync(new UseCases.UpdateRectification(header), context)).Version };
    }

    public override async Task<ImportResponse> Import(IAsyncStreamReader<ImportRequest> requestStream, ServerCallContext context)
    {
        callers.Required(context);
        var (header, content) = await LedgerTransfer.ReceiveAsync(requestStream, context.CancellationToken);
        var command = new UseCases.ImportFindings(await callers.StillAsync(context), header.RequestId, header.FileName, content, header.CheckOnly);
        return LedgerRequests.ToMessage(await SendAsync(command, context));
    }

    public override async Task<FindEnterprisesResponse> FindEnterprises(FindEnterprisesRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var query = new UseCases.FindEnterprises(actor, request.Name.Trim()) { Take = request.Take == 0 ? 50 : request.Take };
        return map.ToMessage(await SendAsync(query, context), actor);
    }

    public override async Task<GetEnterpriseResponse> GetEnterprise(GetEnterpriseRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        return map.ToMessage(await SendAsync(new UseCases.GetEnterprise(actor, new(request.EnterpriseId)), context), actor);
    }

    public override async Task<EnterpriseResponse> SaveEnterprise(SaveEnterpriseRequest request, ServerCallContext context) =>
        ToMessage(await SendAsync(LedgerRequests.ToCommand(request, callers.Required(context)), context));

    public override async Task<EnterpriseResponse> RecordSelfCheck(RecordSelfCheckRequest request, ServerCallContext context) =>
        ToMessage(await SendAsync(LedgerRequests.ToCommand(request, callers.Required(context)), context));

    public override async Task<ListDutiesResponse> ListDuties(ListDutiesRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        DutyPeriod period = request is { Year: >= 2000 and <= 2100, Month: 0, Quarter: >= 1 and <= 4 } ? DutyPeriod.Quarter(request.Year, request.Quarter)
            : request is { Year: >= 2000 and <= 2100, Quarter: 0, Month: >= 1 and <= 12 } ? DutyPeriod.Month(request.Year, request.Month)
            : throw GrpcOutcome.ToRpcException(new(RefusalKind.Invalid, "period-invalid", "either a quarter or a month of a year"));
        return map.ToMessage(await SendAsync(new UseCases.ListDuties(actor, period), context), actor);
    }

    private static EnterpriseResponse ToMessage(UseCases.EnterpriseSaved saved) => new() { EnterpriseId = saved.Id.Value, Version = saved.Version };

    private async Task<T> SendAsync<T>(IRequest<Outcome<T>> request, ServerCallContext context) =>
        (await mediator.Send(request, context.CancellationToken)).OrThrow();
}
