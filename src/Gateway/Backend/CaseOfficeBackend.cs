using System.Globalization;
using PublicReport.Protos.Casework.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class CaseOfficeBackend(CaseOffice.CaseOfficeClient office, IPublicBackend uploads) : ICaseOfficeBackend
{
    public Task<Answer<MineView>> MineAsync(string token, CancellationToken cancellationToken = default) => CaseworkBackendCalls.AskAsync(
        office.ListMineAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)),
        page => new MineView([.. page.Items.Select(item => new MineLine(
            CaseworkBackendMapping.ToView(item.Hazard), item.Kind, item.Clock, item.DueAt?.ToDateTimeOffset()))], page.Total));

    public Task<Answer<IReadOnlyList<SupervisedLine>>> SupervisedAsync(string token, string month, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync<ListSupervisedResponse, IReadOnlyList<SupervisedLine>>(
            office.ListSupervisedAsync(new() { Month = month }, CaseworkBackendCalls.Options(token, cancellationToken)),
            list => [.. list.Items.Select(item => new SupervisedLine(
                CaseworkBackendMapping.ToView(item.Hazard), item.Clock, item.DueAt?.ToDateTimeOffset(), item.DaysLate, item.Letters, item.ListedUntil))]);

    public Task<Answer<PaperView>> PaperAsync(string token, string hazard, string kind, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            office.GetPaperAsync(new() { HazardId = hazard, Kind = kind }, CaseworkBackendCalls.Options(token, cancellationToken)),
            paper => new PaperView
            {
                Kind = paper.Kind,
                Title = paper.Title,
                Number = paper.Number,
                Addressee = paper.Addressee,
                Paragraphs = [.. paper.Paragraphs],
                Rows = [.. paper.Rows.Select(row => (row.Label, row.Value))],
                Office = paper.Office,
                Date = DateOnly.ParseExact(paper.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            });

    public Task<Answer<TemplatesView>> TemplatesAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(office.ListTemplatesAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)), ToView);

    public Task<Answer<TemplatesView>> SaveTemplatesAsync(
        string token, string requestId, TemplatesView templates, CancellationToken cancellationToken = default)
    {
        var request = new SaveTemplatesRequest { RequestId = requestId, ExpectedVersion = templates.Version };
        request.Items.AddRange(templates.Items.Select(item => new Template { Act = item.Act, Name = item.Name, Text = item.Text }));
        return CaseworkBackendCalls.AskAsync(office.SaveTemplatesAsync(request, CaseworkBackendCalls.Options(token, cancellationToken)), ToView);
    }

    public Task<Answer<IReadOnlyList<DeliveryProblemView>>> DeliveryProblemsAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync<ListDeliveryProblemsResponse, IReadOnlyList<DeliveryProblemView>>(
            office.ListDeliveryProblemsAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)),
            list => [.. list.Problems.Select(item => new DeliveryProblemView(
                item.Text, item.Problem, item.CreatedAt.ToDateTimeOffset(), item.Attempts, item.GivenUp))]);

    public async Task<Answer<string>> UploadAsync(string area, string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        var uploaded = await uploads.UploadAsync(area, contentType, content, cancellationToken);
        return uploaded.Value is { } value ? new(value.Id, "") : new(null, uploaded.IsUnavailable ? "store-unavailable" : uploaded.Error);
    }

    private static TemplatesView ToView(Templates set) =>
        new(set.Version, [.. set.Items.Select(item => new TemplateView(item.Act, item.Name, item.Text))]);
}
