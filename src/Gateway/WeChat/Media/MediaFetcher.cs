using System.Collections.Concurrent;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;

namespace PublicReport.Gateway.WeChat.Media;

/// <summary>
/// Carries photos and recordings from WeChat to the core. Begun when a file arrives, so that the answer need not wait for it; collected when the
/// report is sent, within a budget; what is not there by then follows later (<see cref="LateMediaJob"/>). No file is given up while WeChat may still have it.
/// </summary>
internal sealed class MediaFetcher(IWeChatApi api, IReportingBackend backend, MediaStore store, TimeProvider time, ILogger<MediaFetcher> log) : IDisposable
{
    /// <summary>Part of the 4.5 s of one answer.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(2);

    /// <summary>A file may have 20 MB.</summary>
    private const int AtOnce = 4;
    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly ConcurrentDictionary<string, Task<MediaState?>> running = new();

    /// <summary>Starts and returns at once; <see cref="CollectAsync"/> of this instance joins it, others find its result in the store.</summary>
    public void Begin(string person, string area, string mediaId) => _ = FetchAsync(person, area, mediaId);

    public async Task<CollectedMedia> CollectAsync(string person, string area, IReadOnlyList<string> mediaIds, CancellationToken cancellationToken)
    {
        var all = mediaIds.Select(id => (Id: id, Task: StateAsync(person, area, id))).ToArray();
        var whole = Task.WhenAll(all.Select(one => one.Task));
        await Task.WhenAny(whole, Task.Delay(Budget, time, cancellationToken));
        var done = all.Select(one => (one.Id, State: one.Task.IsCompletedSuccessfully ? one.Task.Result : null)).ToArray();
        return new(
            [.. done.Where(one => one.State is { IsLost: false }).Select(one => new UploadedMedia(one.Id, one.State!.EvidenceId))],
            [.. done.Where(one => one.State is null).Select(one => one.Id)],
            [.. done.Where(one => one.State is { IsLost: true }).Select(one => one.Id)]);
    }

    /// <summary>Files of a draft that will never come, as far as is known by now.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(string person, string area, IReadOnlyList<string> mediaIds)
    {
        var lost = new List<string>();
        foreach (var id in mediaIds)
        {
            if (await store.FindAsync(person, area, id) is { IsLost: true })
            {
                lost.Add(id);
            }
        }

        return lost;
    }

    /// <summary>One file, now.</summary>
    /// <returns>Null when it may be tried again.</returns>
    public async Task<MediaState?> TransferAsync(string area, string mediaId, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            var file = await api.GetMediaAsync(mediaId, cancellationToken);
            if (file.Value is not { } media)
            {
                return file.Error!.Kind is WeChatErrorKind.MediaGone or WeChatErrorKind.MediaRefused ? MediaState.Lost : null;
            }

            var uploaded = await backend.UploadAsync(area, media.ContentType, media.Bytes, cancellationToken);
            return uploaded.Value is { } id ? new(id) : uploaded.IsUnavailable ? null : MediaState.Lost;
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task<MediaState?> StateAsync(string person, string area, string mediaId) =>
        await store.FindAsync(person, area, mediaId) ?? await FetchAsync(person, area, mediaId);

    private Task<MediaState?> FetchAsync(string person, string area, string mediaId) => running.GetOrAdd($"{person} {area} {mediaId}", async key =>
    {
        // Leaves the caller at once, also before the first real wait.
        await Task.Yield();
        try
        {
            var state = await TransferAsync(area, mediaId, CancellationToken.None);
            if (state is not null)
            {
                await store.SaveAsync(person, area, mediaId, state);
            }

            return state;
        }
        catch (Exception error) when (GatewayStore.IsAway(error) || error is IOException)
        {
            log.LogWarning("A file could not be carried over yet: {Error}", error.GetType().Name);
            return null;
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    });
}

/// <summary>What lies at the core, media ids still on their way, and media ids that will never come.</summary>
internal sealed record CollectedMedia(IReadOnlyList<UploadedMedia> Uploaded, IReadOnlyList<string> Late, IReadOnlyList<string> Lost);
