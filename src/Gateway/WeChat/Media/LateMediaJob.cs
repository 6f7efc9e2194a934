using System.Security.Cryptography;
using System.Text;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Media;

/// <summary>Adds files that were not there when their report was sent, also after a restart and until WeChat has forgotten them (three days).</summary>
internal sealed class LateMediaJob(MediaFetcher fetcher, MediaStore store, IReportingBackend backend, TimeProvider time, ILogger<LateMediaJob> log) : BackgroundService
{
    /// <summary>Told to both sides in the report's conversation.</summary>
    public const string LostNote = "（系统说明：有 1 份照片或录音没能从微信取到，没有补上。）";

    private const int AtOnce = 4;

    /// <summary>With the pauses below a little over three days.</summary>
    private const int MaxAttempts = 80;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <returns>How many were due.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var due = await store.LeaseLateAsync(time.GetUtcNow(), AtOnce);
        foreach (var leased in due)
        {
            try
            {
                await TryAsync(leased, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // One file that cannot be carried over must not hold up those behind it.
                log.LogError("A late file waits: {Error} at {Place}", error.GetType().Name, error.TargetSite?.Name);
                await (leased.Media.Attempt < MaxAttempts ? RetryAsync(leased) : store.DoneAsync(leased.Id));
            }
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // One bad round must not end the carrying over for good, nor the Gateway with it; leases run out and the files come back.
                log.LogWarning("Late files wait: {Error} at {Place}", error.GetType().Name, error.TargetSite?.Name);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(LeasedMedia leased, CancellationToken cancellationToken)
    {
        var media = leased.Media;
        var state = await fetcher.TransferAsync(media.AreaCode, media.MediaId, cancellationToken);
        if (state is null && media.Attempt < MaxAttempts)
        {
            await RetryAsync(leased);
            return;
        }

        var added = state is { IsLost: false }
            ? await backend.SupplementAsync(RequestId(leased, state.EvidenceId), media.Receipt, "", [state.EvidenceId], cancellationToken)
            : await backend.SupplementAsync(RequestId(leased, "lost"), media.Receipt, LostNote, [], cancellationToken);
        if (added.IsUnavailable)
        {
            await store.RetryLateAsync(leased, time.GetUtcNow() + TimeSpan.FromSeconds(30));
            return;
        }

        if (added.Value is null)
        {
            log.LogWarning("A late file is not wanted any more: {Code}", added.Error);
        }

        await store.DoneAsync(leased.Id);
    }

    private Task RetryAsync(LeasedMedia leased)
    {
        var pause = TimeSpan.FromSeconds(10 * Math.Pow(2, Math.Min(leased.Media.Attempt, 10)));
        return store.RetryLateAsync(leased, time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause));
    }

    /// <summary>A second upload has another evidence id, so it is another request.</summary>
    private static string RequestId(LeasedMedia leased, string what) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{leased.Id} {what}")))[..32];
}
