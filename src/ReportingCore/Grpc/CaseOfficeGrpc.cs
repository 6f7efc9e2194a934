using Grpc.Core;
using MediatR;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Features.Papers;
using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Features.Templates;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class CaseOfficeGrpc(IMediator mediator, Callers callers, CaseOfficeMapping map) : CaseOffice.CaseOfficeBase
{
    public override async Task<ListMineResponse> ListMine(ListMineRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        return map.ToMessage((await mediator.Send(new ListMine(actor), context.CancellationToken)).OrThrow(), actor);
    }

    public override async Task<ListSupervisedResponse> ListSupervised(ListSupervisedRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        return map.ToMessage((await mediator.Send(new ListSupervised(actor, request.Month), context.CancellationToken)).OrThrow(), actor);
    }

    public override async Task<Paper> GetPaper(GetPaperRequest request, ServerCallContext context)
    {
        var command = new PreparePaper(callers.Required(context), new(request.HazardId), request.Kind);
        return CaseOfficeMapping.ToMessage((await mediator.Send(command, context.CancellationToken)).OrThrow());
    }

    public override async Task<Templates> ListTemplates(ListTemplatesRequest request, ServerCallContext context) =>
        CaseOfficeMapping.ToMessage((await mediator.Send(new ListTemplates(callers.Required(context)), context.CancellationToken)).OrThrow());

    public override async Task<Templates> SaveTemplates(SaveTemplatesRequest request, ServerCallContext context)
    {
        var items = request.Items.Select(item => new ResponseTemplate(item.Act, item.Name.Trim(), item.Text.Trim())).ToList();
        var command = new SaveTemplates(callers.Required(context), request.RequestId, request.ExpectedVersion, items);
        return CaseOfficeMapping.ToMessage((await mediator.Send(command, context.CancellationToken)).OrThrow());
    }

    public override async Task<ListDeliveryProblemsResponse> ListDeliveryProblems(ListDeliveryProblemsRequest request, ServerCallContext context)
    {
        var query = new ListDeliveryProblems(callers.Required(context));
        return CaseOfficeMapping.ToMessage((await mediator.Send(query, context.CancellationToken)).OrThrow());
    }
}
