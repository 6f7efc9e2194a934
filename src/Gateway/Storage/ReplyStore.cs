using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>First answer to each message, sealed, at "{gw:person}:reply:request": a retry on any instance gets the same again.</summary>
internal sealed class ReplyStore(GatewayStore store, GatewayKeys keys)
{
    private const string Running = "running";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>Outlives two renewals; when it is over, the instance that ran the message has died and a retry runs it again.</summary>
    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(6);

    /// <summary>How often a running message has to be renewed.</summary>
    public static TimeSpan Renewal { get; } = TimeSpan.FromSeconds(2);

    /// <returns>True when the caller is the first and must answer.</returns>
    public Task<bool> TryBeginAsync(string person, string request) =>
        store.Database.StringSetAsync(Key(person, request), Running, Sign, When.NotExists);

    public Task RenewAsync(string person, string request) => store.Database.KeyExpireAsync(Key(person, request), Sign);

    public Task FinishAsync(string person, string request, string answer)
    {
        var key = Key(person, request);
        return store.Database.StringSetAsync(key, keys.Seal(answer, key), Kept);
    }

    /// <returns>No answer while the first one is still running; abandoned when nobody runs it any more.</returns>
    public async Task<(string? Answer, bool Abandoned)> FindAsync(string person, string request)
    {
        var key = Key(person, request);
        return await store.Database.StringGetAsync(key) is { HasValue: true } value ? (keys.Open((byte[])value!, key), false) : (null, true);
    }

    private static string Key(string person, string request) => GatewayStore.PersonKey(person, "reply", request);
}
