using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Evidence;

/// <summary>What is known of one piece of evidence; sealed in the store.</summary>
internal sealed record EvidenceDescription
{
    public required EvidenceId Id { get; init; }

    public required string Kind { get; init; }

    public required string ContentType { get; init; }

    public required int Length { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Difference hash of a photo (<see cref="Domain.Dedup.PhotoLikeness"/>), sealed like the rest; null for recordings and pictures without contrast.</summary>
    public ulong? PhotoHash { get; init; }

    /// <summary>The report that named it; null for a day at most, then it is forgotten.</summary>
    public ReportId? Report { get; init; }

    /// <summary>The hazard whose casework took it: pictures of verification and rectification.</summary>
    public HazardId? Hazard { get; init; }
}

/// <summary>Photos and recordings: cleaned, encrypted under the key file, one file each beside the store.</summary>
internal interface IEvidenceStore
{
    /// <returns>The description; or "evidence-type", "evidence-too-large", "evidence-damaged".</returns>
    Task<Outcome<EvidenceDescription>> SaveAsync(string area, byte[] content);

    /// <returns>"photo", "recording" or "video" of each that is known.</returns>
    Task<IReadOnlyDictionary<EvidenceId, string>> KindsAsync(string area, IEnumerable<EvidenceId> evidence);

    /// <returns>Description and clear bytes; null when unknown.</returns>
    Task<(EvidenceDescription Description, byte[] Content)?> ReadAsync(string area, EvidenceId id);
}

internal sealed class EvidenceStore(CoreSettings settings, KeyRing ring, TownshipStore store, TownshipReader reader, IIdSource ids, TimeProvider clock) : IEvidenceStore
{
    public async Task<Outcome<EvidenceDescription>> SaveAsync(string area, byte[] content)
    {
        if (EvidenceFormat.Of(content) is not { } format)
        {
            return new Refusal(RefusalKind.Invalid, "evidence-type");
        }

        if (content.Length > format.MaxBytes)
        {
            return new Refusal(RefusalKind.Invalid, "evidence-too-large");
        }

        if ((format.Kind == EvidenceFormat.Photo ? PhotoCleaner.Clean(content) : content) is not { } kept)
        {
            return new Refusal(RefusalKind.Invalid, "evidence-damaged");
        }

        var hash = format.Kind == EvidenceFormat.Photo ? PhotoHash.Of(kept) : null;
        var id = new EvidenceId(CrockfordBase32.Encode(ids.Bytes(16)));
        await WriteAsync(area, id, ring.Seal(kept, BoundTo(area, id)));
        return await store.CommitAsync(area, ids.RequestId(), transaction =>
        {
            var description = new EvidenceDescription
            {
                Id = id,
                Kind = format.Kind,
                ContentType = format.ContentType,
                Length = kept.Length,
                UploadedAt = transaction.Now,
                PhotoHash = hash,
            };
            transaction.SaveUnclaimed(description);
            return Task.FromResult(Outcome<EvidenceDescription>.Ok(description));
        });
    }

    public async Task<IReadOnlyDictionary<EvidenceId, string>> KindsAsync(string area, IEnumerable<EvidenceId> evidence)
    {
        var keys = new TownshipKeys(area);
        var found = await Task.WhenAll(evidence.Distinct().Select(id => reader.FindAsync<EvidenceDescription>(keys.Evidence(id))));
        return found.OfType<EvidenceDescription>().ToDictionary(one => one.Id, one => one.Kind);
    }

    public async Task<(EvidenceDescription Description, byte[] Content)?> ReadAsync(string area, EvidenceId id) =>
        await reader.FindAsync<EvidenceDescription>(new TownshipKeys(area).Evidence(id)) is { } description
            ? (description, ring.Open(await File.ReadAllBytesAsync(PathOf(area, id)), BoundTo(area, id)))
            : null;

    private static string BoundTo(string area, EvidenceId id) => $"evidence:{area}:{id}";

    private string PathOf(string area, EvidenceId id) => Path.Combine(EvidenceFolder.Of(settings, area), id.Value);

    /// <summary>Whole or not at all, and on the disk before anybody learns the id.</summary>
    private async Task WriteAsync(string area, EvidenceId id, byte[] sealedContent)
    {
        var path = PathOf(area, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + EvidenceFolder.Unfinished;
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(sealedContent);
            file.Flush(flushToDisk: true);
        }

        // Its age is told by the same clock as everything else's.
        File.SetLastWriteTimeUtc(temporary, clock.GetUtcNow().UtcDateTime);
        File.Move(temporary, path);
    }
}
