using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>The office's side of the core with nothing in it; takes pictures.</summary>
internal sealed class CaseOfficeDouble : ICaseOfficeBackend
{
    private int uploaded;

    public Task<Answer<MineView>> MineAsync(string token, CancellationToken cancellationToken = default) => Ok(new MineView([], 0));

    public Task<Answer<IReadOnlyList<SupervisedLine>>> SupervisedAsync(string token, string month, CancellationToken cancellationToken = default) =>
        Ok<IReadOnlyList<SupervisedLine>>([]);

    public Task<Answer<PaperView>> PaperAsync(string token, string hazard, string kind, CancellationToken cancellationToken = default) =>
        Task.FromResult(new Answer<PaperView>(null, "paper-not-available"));

    public Task<Answer<TemplatesView>> TemplatesAsync(string token, CancellationToken cancellationToken = default) => Ok(new TemplatesView(0, []));

    public Task<Answer<TemplatesView>> SaveTemplatesAsync(string token, string requestId, TemplatesView templates, CancellationToken cancellationToken = default) => Ok(templates);

    public Task<Answer<IReadOnlyList<DeliveryProblemView>>> DeliveryProblemsAsync(string token, CancellationToken cancellationToken = default) =>
        Ok<IReadOnlyList<DeliveryProblemView>>([]);

    public Task<Answer<string>> UploadAsync(string area, string contentType, Stream content, CancellationToken cancellationToken = default) =>
        Ok($"PICTURE{++uploaded}");

    private static Task<Answer<T>> Ok<T>(T value) => Task.FromResult(new Answer<T>(value, ""));
}
