namespace PublicReport.Gateway.Backend;

/// <summary>What the phone pages need of the core beyond <see cref="IReportingBackend"/>. Refusals are values; the same request id may always be sent again.</summary>
internal interface IPublicBackend
{
    /// <summary>Reads a draft; stores nothing.</summary>
    Task<BackendAnswer<DraftReading>> AssessAsync(WebReport report, CancellationToken cancellationToken);

    /// <summary>The released picture of a hazard that the reading named; a small JPEG.</summary>
    Task<BackendAnswer<byte[]>> ReadKnownPictureAsync(string areaCode, string joinToken, CancellationToken cancellationToken);

    /// <summary>Sends the stream on in pieces while it is being read; nothing of it is kept here.</summary>
    Task<BackendAnswer<UploadedInfo>> UploadAsync(string areaCode, string contentType, Stream content, CancellationToken cancellationToken);

    Task<BackendAnswer<AcceptedInfo>> SubmitAsync(string requestId, WebReport report, CancellationToken cancellationToken);

    Task<BackendAnswer<ReceiptInfo>> TrackAsync(string receipt, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> SupplementAsync(
        string requestId, string receipt, string text, IReadOnlyList<string> evidenceIds, CancellationToken cancellationToken);

    /// <summary>Deletes name and telephone from the vault.</summary>
    Task<BackendAnswer<BackendDone>> ForgetIdentityAsync(string requestId, string receipt, CancellationToken cancellationToken);

    Task<BackendAnswer<BackendDone>> ObjectAsync(string requestId, string receipt, string reason, CancellationToken cancellationToken);
}
