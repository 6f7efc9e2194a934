namespace PublicReport.Gateway.Backend;

/// <summary>What an office needs around single hazards; every call is made in the name of the signed-in person.</summary>
public interface ICaseOfficeBackend
{
    Task<Answer<MineView>> MineAsync(string token, CancellationToken cancellationToken = default);

    /// <param name="token">Of the person.</param>
    /// <param name="month">"2026-03" for the list of that month's end; empty: what is supervised now.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Answer<IReadOnlyList<SupervisedLine>>> SupervisedAsync(string token, string month, CancellationToken cancellationToken = default);

    Task<Answer<PaperView>> PaperAsync(string token, string hazard, string kind, CancellationToken cancellationToken = default);

    Task<Answer<TemplatesView>> TemplatesAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<TemplatesView>> SaveTemplatesAsync(string token, string requestId, TemplatesView templates, CancellationToken cancellationToken = default);

    Task<Answer<IReadOnlyList<DeliveryProblemView>>> DeliveryProblemsAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>A picture of casework; usable once, within a day.</summary>
    /// <returns>The evidence id.</returns>
    Task<Answer<string>> UploadAsync(string area, string contentType, Stream content, CancellationToken cancellationToken = default);
}
