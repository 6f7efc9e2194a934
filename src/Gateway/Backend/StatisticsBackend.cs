using System.Globalization;
using PublicReport.Protos.Statistics.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class StatisticsBackend(Statistics.StatisticsClient statistics) : IStatisticsBackend
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Task<Answer<SheetView>> SheetAsync(string token, string period, string village = "", CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            statistics.GetSheetAsync(new() { Period = period, VillageCode = village }, CaseworkBackendCalls.Options(token, cancellationToken)),
            sheet => ToView(sheet) with { Village = village });

    public Task<Answer<FigureListView>> ListAsync(string token, FigureQuery query, CancellationToken cancellationToken = default)
    {
        var request = new ListBehindFigureRequest
        {
            Period = query.Period,
            Figure = query.Figure,
            VillageCode = query.Village,
            PageSize = query.Take,
            PageToken = query.Skip == 0 ? "" : query.Skip.ToString(CultureInfo.InvariantCulture),
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

    public Task<Answer<PublicListingsView>> ListingsAsync(string area, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            statistics.GetPublicListingsAsync(
                new() { AreaCode = area }, new(deadline: DateTime.UtcNow + Patience, cancellationToken: cancellationToken)),
            answer => new PublicListingsView(answer.TownshipName, [.. answer.Items.Select(ToView)]));

    private static PublicListingView ToView(PublicListing item) => new(
        item.DomainName, item.VillageName, item.DepartmentName, item.Enterprise, item.Basis, item.ListedOn, item.Deadline, item.DelistedOn)
    {
        RevokedOn = item.RevokedOn,
    };

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
