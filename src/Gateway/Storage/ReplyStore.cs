using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// First answer to each message, sealed, at "{gw:person}:reply:request": a retry on any instance gets the same again. "{gw:person}:unsaid" is a hash of
/// sealed answers by request that were not taken by WeChat, for 48 hours.
/// </summary>
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

    /// <summary>For an answer that goes another way than back to WeChat's call; forgotten when it is said.</summary>
    public Task KeepUnsaidAsync(string person, UnsaidAnswer answer)
    {
        var key = UnsaidKey(person);
        var transaction = store.Database.CreateTransaction();
        _ = transaction.HashSetAsync(key, answer.RequestId, keys.Seal(answer.Text, $"{key}:{answer.RequestId}"));
        _ = transaction.KeyExpireAsync(key, GatewayStore.PersonLifetime);
        return transaction.ExecuteAsync();
    }

    public async Task<IReadOnlyList<UnsaidAnswer>> FindUnsaidAsync(string person)
    {
        var key = UnsaidKey(person);
        return [.. (await store.Database.HashGetAllAsync(key))
            .Select(entry => new UnsaidAnswer(entry.Name.ToString(), keys.Open((byte[])entry.Value!, $"{key}:{entry.Name}") ?? ""))
            .Where(answer => answer.Text.Length > 0)];
    }

    public Task ForgetUnsaidAsync(string person, IEnumerable<string> requests) =>
        store.Database.HashDeleteAsync(UnsaidKey(person), [.. requests.Select(request => (RedisValue)request)]);

    private static string UnsaidKey(string person) => GatewayStore.PersonKey(person, "unsaid");

    private static string Key(string person, string request) => GatewayStore.PersonKey(person, "reply", request);
}

/// <summary>An answer the person has not seen. Quotes what people wrote: prints nothing.</summary>
internal sealed record UnsaidAnswer(string RequestId, string Text)
{
    public override string ToString() => nameof(UnsaidAnswer);
}
