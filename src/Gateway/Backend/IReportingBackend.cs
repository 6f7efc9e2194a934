namespace PublicReport.Gateway.Backend;

/// <summary>What a reporter's surface needs of the core. Refusals are values; the same request id may always be sent again.</summary>
internal interface IReportingBackend
{
    Task<BackendAnswer<IReadOnlyList<TownshipInfo>>> TownshipsAsync(CancellationToken cancellationToken);

    Task<BackendAnswer<AssessmentInfo>> AssessAsync(string areaCode, string text, PinInfo? pin, bool insider, CancellationToken cancellationToken);

    /// <returns>The evidence id.</returns>
    Task<BackendAnswer<string>> UploadAsync(string areaCode, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    Task<BackendAnswer<SubmittedInfo>> SubmitAsync(ReportToSubmit report, CancellationToken cancellationToken);

    Task<BackendAnswer<TrackedInfo>> TrackAsync(string receipt, CancellationToken cancellationToken);

    /// <summary>Words, evidence or both.</summary>
    Task<BackendAnswer<BackendDone>> SupplementAsync(
        string requestId, string receipt, string text, IReadOnlyList<string> evidenceIds, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> WithdrawAsync(string requestId, string receipt, CancellationToken cancellationToken);

    /// <summary>坚持上报 of a report that was pointed elsewhere.</summary>
    Task<BackendAnswer<BackendDone>> InsistAsync(string requestId, string receipt, CancellationToken cancellationToken);

    /// <summary>满意 or 不满意 with the final reply.</summary>
    Task<BackendAnswer<BackendDone>> RateAsync(string requestId, string receipt, bool satisfied, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> SubscribeAsync(string requestId, string receipt, string openId, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> UnsubscribeAsync(string requestId, string receipt, CancellationToken cancellationToken);
}
