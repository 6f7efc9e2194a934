namespace PublicReport.Gateway.Backend;

/// <summary>The database of major hazards as the console needs it; every call is made in the name of the signed-in person.</summary>
public interface ILedgerBackend
{
    Task<Answer<LedgerPageView>> ListAsync(string token, LedgerFilterView filter, int skip, int take, CancellationToken cancellationToken = default);

    Task<Answer<LedgerEntryView>> GetAsync(string token, string hazard, CancellationToken cancellationToken = default);

    Task<Answer<LedgerCountView>> CountAsync(string token, string from, string to, CancellationToken cancellationToken = default);

    Task<Answer<FindingEnteredView>> EnterAsync(string token, string requestId, FindingEntry finding, CancellationToken cancellationToken = default);

    /// <returns>The entry's new version.</returns>
    Task<Answer<long>> UpdateAsync(string token, string requestId, LedgerLineView line, string text, CancellationToken cancellationToken = default);

    Task<Answer<ImportView>> ImportAsync(string token, ImportFile file, CancellationToken cancellationToken = default);

    Task<Answer<IReadOnlyList<EnterpriseLineView>>> FindEnterprisesAsync(string token, string name, CancellationToken cancellationToken = default);

    Task<Answer<EnterpriseFileView>> GetEnterpriseAsync(string token, string id, CancellationToken cancellationToken = default);

    Task<Answer<EnterpriseSavedView>> SaveEnterpriseAsync(string token, string requestId, EnterpriseView enterprise, CancellationToken cancellationToken = default);

    Task<Answer<EnterpriseSavedView>> RecordSelfCheckAsync(
        string token, string requestId, EnterpriseView enterprise, SelfCheckView check, CancellationToken cancellationToken = default);

    /// <param name="token">Of the person.</param>
    /// <param name="period">"2026-Q1" or "2026-03".</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Answer<DutyListView>> DutiesAsync(string token, string period, CancellationToken cancellationToken = default);

    /// <summary>The list as .xlsx, in parts.</summary>
    IAsyncEnumerable<EvidencePart> ExportAsync(string token, LedgerFilterView filter, CancellationToken cancellationToken);

    /// <summary>The file to fill in for an import, in parts.</summary>
    IAsyncEnumerable<EvidencePart> TemplateAsync(string token, CancellationToken cancellationToken);
}
