using System.Globalization;
using Grpc.Core;
using MediatR;
using PublicReport.Protos.Statistics.V1;
using UseCases = PublicReport.ReportingCore.Features.Statistics;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class StatisticsGrpc(IMediator mediator, Callers callers, CaseworkMapping casework) : Statistics.StatisticsBase
{
    private const int DefaultPage = 50;

    public override async Task<Sheet> GetSheet(GetSheetRequest request, ServerCallContext context)
    {
        var query = new UseCases.GetSheet(callers.Required(context), request.Period, request.VillageCode);
        var counted = (await mediator.Send(query, context.CancellationToken)).OrThrow();
        return StatisticsMapping.ToMessage(request.Period, counted.Sheet, counted.CountedAt);
    }

    public override async Task<ListBehindFigureResponse> ListBehindFigure(ListBehindFigureRequest request, ServerCallContext context)
    {
        var actor = callers.Required(context);
        var skip = int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;
        var query = new UseCases.ListBehindFigure(actor, request.Period, request.Figure, skip, request.PageSize == 0 ? DefaultPage : request.PageSize)
        {
            Village = request.VillageCode,
        };
        var list = (await mediator.Send(query, context.CancellationToken)).OrThrow();
        var next = skip + list.Items.Count;
        var response = new ListBehindFigureResponse { Total = list.Total, NextPageToken = next < list.Total ? next.ToString(CultureInfo.InvariantCulture) : "" };
        response.Items.AddRange(list.Items.Select(item => StatisticsMapping.ToMessage(item, casework.ToSummary(item.Hazard, actor))));
        return response;
    }

    public override async Task<Dashboard> GetDashboard(GetDashboardRequest request, ServerCallContext context) =>
        StatisticsMapping.ToMessage((await mediator.Send(new UseCases.GetDashboard(callers.Required(context)), context.CancellationToken)).OrThrow());

    public override async Task<PublicFigures> GetPublicFigures(GetPublicFiguresRequest request, ServerCallContext context) =>
        StatisticsMapping.ToMessage((await mediator.Send(new UseCases.GetPublicFigures(request.AreaCode, request.Month), context.CancellationToken)).OrThrow());

    public override async Task<PublicListings> GetPublicListings(GetPublicListingsRequest request, ServerCallContext context) =>
        StatisticsMapping.ToMessage((await mediator.Send(new UseCases.GetPublicListings(request.AreaCode), context.CancellationToken)).OrThrow());
}
