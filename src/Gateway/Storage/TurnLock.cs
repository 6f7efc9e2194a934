using System.Security.Cryptography;
using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// One step of one person's conversation at a time, over all instances: nine photos sent at once are nine steps, none of which may overwrite
/// another's. Key: {gw:PERSON}:turn. Ends by itself when its instance dies.
/// </summary>
internal sealed class TurnLock(GatewayStore store, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    public async Task<IAsyncDisposable> TakeAsync(string person, CancellationToken cancellationToken)
    {
        var (key, owner) = (GatewayStore.PersonKey(person, "turn"), RandomNumberGenerator.GetHexString(16));
        while (!await store.Database.LockTakeAsync(key, owner, Lifetime))
        {
            await Task.Delay(Poll, time, cancellationToken);
        }

        return new Held(store, key, owner);
    }

    private sealed class Held(GatewayStore store, string key, string owner) : IAsyncDisposable
    {
        /// <summary>Only the own lock: after thirty seconds it may be somebody else's.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                await store.Database.LockReleaseAsync(key, owner);
            }
            catch (RedisException)
            {
                // The step itself is done and saved; the lock ends by itself.
            }
        }
    }
}
