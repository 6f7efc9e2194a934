using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>First answer to each message, sealed, at "{gw:person}:reply:request": a retry on any instance gets the same again.</summary>
internal sealed class ReplyStore(GatewayStore store, GatewayKeys keys)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>Longer than an answer may take; after it a retry runs again, because the instance that ran it has died.</summary>
    private static readonly TimeSpan Running = TimeSpan.FromSeconds(70);

    /// <returns>True when the caller is the first and must answer.</returns>
    public Task<bool> TryBeginAsync(string person, string request) =>
        store.Database.StringSetAsync(Key(person, request), "running", Running, When.NotExists);

    public Task FinishAsync(string person, string request, string answer)
    {
        var key = Key(person, request);
        return store.Database.StringSetAsync(key, keys.Seal(answer, key), Kept);
    }

    /// <returns>Null while the first one is still running.</returns>
    public async Task<string?> FindAsync(string person, string request)
    {
        var key = Key(person, request);
        return await store.Database.StringGetAsync(key) is { HasValue: true } value ? keys.Open((byte[])value!, key) : null;
    }

    private static string Key(string person, string request) => GatewayStore.PersonKey(person, "reply", request);
}
