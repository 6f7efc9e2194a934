using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>Carries the core's outbox to WeChat. Any number of instances may run it: a delivery is leased to one of them.</summary>
internal sealed class PushJob(IDeliveryBackend deliveries, PushSender sender, TimeProvider time, ILogger<PushJob> log) : BackgroundService
{
    /// <summary>Few, so that all of them are through before the lease of a minute ends.</summary>
    private const int AtOnce = 5;
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CoreAway = TimeSpan.FromSeconds(15);

    /// <returns>How many were due; null when the core does not answer.</returns>
    internal async Task<int?> RunOnceAsync(CancellationToken cancellationToken)
    {
        if ((await deliveries.LeaseAsync(AtOnce, cancellationToken)).Value is not { } due)
        {
            return null;
        }

        await Task.WhenAll(due.Select(push => SendAsync(push, cancellationToken)));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryRunAsync(stoppingToken) is { } pause)
            {
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How long to wait; null when there may be more.</returns>
    private async Task<TimeSpan?> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunOnceAsync(cancellationToken) switch
            {
                null => CoreAway,
                AtOnce => null,
                _ => Idle,
            };
        }
#pragma warning disable CA1031 // One bad round must not end the sending for good; the leases run out and the messages come back.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError("A round of sending failed: {Error} at {Place}", error.GetType().Name, error.TargetSite?.Name);
            return CoreAway;
        }
    }

    private async Task SendAsync(PendingPush push, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestSend);
        PushResult result;
        try
        {
            result = await sender.SendAsync(push, limit.Token);
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("A message to a reporter waits: {Error}", error.GetType().Name);
            result = PushResult.Retry;
        }

        var told = await deliveries.CompleteAsync(push, result, cancellationToken);
        if (told.Value is null)
        {
            log.LogWarning("The core did not learn that a message is {Result}: {Code}", result, told.Error);
        }
    }
}
