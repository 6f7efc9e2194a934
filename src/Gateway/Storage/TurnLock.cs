using System.Security.Cryptography;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// One step of one person's conversation at a time, over all instances: nine photos sent at once are nine steps, none of which may overwrite
/// another's. Key: {gw:PERSON}:turn. Renewed while the step runs; ends soon after its instance has died.
/// </summary>
internal sealed class TurnLock(GatewayStore store, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    public async Task<IAsyncDisposable> TakeAsync(string person, CancellationToken cancellationToken)
    {
        var (key, owner) = (GatewayStore.PersonKey(person, "turn"), RandomNumberGenerator.GetHexString(16));
        while (!await store.Database.LockTakeAsync(key, owner, Lifetime))
        {
            await Task.Delay(Poll, time, cancellationToken);
        }

        return new Held(store, time, key, owner);
    }

    private sealed class Held : IAsyncDisposable
    {
        private readonly GatewayStore store;
        private readonly string key;
        private readonly string owner;
        private readonly ITimer renewal;

        public Held(GatewayStore store, TimeProvider time, string key, string owner)
        {
            (this.store, this.key, this.owner) = (store, key, owner);
            renewal = time.CreateTimer(_ => _ = RenewAsync(), null, Renewal, Renewal);
        }

        /// <summary>What a timer throws ends the process, and so would a store that is away or, at the end, closed.</summary>
        private async Task RenewAsync()
        {
            try
            {
                await store.Database.LockExtendAsync(key, owner, Lifetime);
            }
            catch (Exception error) when (GatewayStore.IsAway(error) || error is ObjectDisposedException)
            {
                // The next beat tries again; the lock ends by itself.
            }
        }

        /// <summary>Only the own lock: after a pause of the process it may be somebody else's.</summary>
        public async ValueTask DisposeAsync()
        {
            await renewal.DisposeAsync();
            try
            {
                await store.Database.LockReleaseAsync(key, owner);
            }
            catch (Exception error) when (GatewayStore.IsAway(error))
            {
                // The step itself is done and saved; the lock ends by itself.
            }
        }
    }
}
