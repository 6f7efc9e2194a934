using System.Globalization;
using PublicReport.Protos.Statistics.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class StatisticsBackend(Statistics.StatisticsClient statistics) : IStatisticsBackend
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Task<Answer<SheetView>> SheetAsync(string token, string period, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            statistics.GetSheetAsync(new() { Period = period }, CaseworkBackendCalls.Options(token, cancellationToken)), ToView);

    public Task<Answer<FigureListView>> ListAsync(
        string token, string period, string figure, int skip, int take, CancellationToken cancellationToken = default)
    {
        var request = new ListBehindFigureRequest
        {
            Period = period,
            Figure = figure,
            PageSize = take,
            PageToken = skip == 0 ? "" : skip.ToString(CultureInfo.InvariantCulture),
        };
        return CaseworkBackendCalls.AskAsync(
            statistics.ListBehindFigureAsync(request, CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new FigureListView(
                [.. answer.Items.Select(item => new FigureEntry(CaseworkBackendMapping.ToView(item.Hazard), item.At.ToDateTimeOffset(), item.Value))],
                answer.Total));
    }

    public Task<Answer<DashboardView>> DashboardAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            statistics.GetDashboardAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new DashboardView(
                ToView(answer.Now),
                ToView(answer.Year),
                [.. answer.Months.Select(ToView)],
                [.. answer.Places.Select(place => new NamedPlaceView(place.Name, place.VillageCode, place.Longitude, place.Latitude))]));

    public Task<Answer<PublicFiguresView>> PublicAsync(string area, string month, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            statistics.GetPublicFiguresAsync(
                new() { AreaCode = area, Month = month }, new(deadline: DateTime.UtcNow + Patience, cancellationToken: cancellationToken)),
            answer => new PublicFiguresView(answer.AreaCode, answer.Month, answer.TownshipName, [.. answer.Tables.Select(ToView)]));

    private static SheetView ToView(Sheet sheet) => new(
        sheet.Period,
        sheet.CountedAt.ToDateTimeOffset(),
        sheet.Figures.ToDictionary(figure => figure.Key, figure => figure.Count),
        sheet.Rates.ToDictionary(rate => rate.Key, rate => new RateView(rate.Part, rate.Whole)));

    private static PublicTableView ToView(PublicTable table) => new(
        table.Dimension,
        [.. table.Columns],
        [.. table.Rows.Select(row => new PublicRowView(row.Code, row.Name, [.. row.Counts.Select(ToView)]))],
        [.. table.Totals.Select(ToView)]);

    private static int? ToView(PublicCount count) => count.HasCount ? count.Count : null;
}
