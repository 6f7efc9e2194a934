using System.Globalization;

namespace PublicReport.Gateway.Storage;

/// <summary>WeChat's access token, shared by all instances, sealed. Keys: {gw:wechat}:token:ACCOUNT and {gw:wechat}:token-forced:ACCOUNT.</summary>
internal sealed class TokenStore(GatewayStore store, GatewayKeys keys)
{
    public async Task<StoredToken?> FindAsync(string appId)
    {
        var key = Key("token", appId);
        return await store.Database.StringGetAsync(key) is { HasValue: true } value && keys.Open((byte[])value!, key)?.Split('\n') is [var expires, var token]
            ? new(token, DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture)))
            : null;
    }

    public Task SaveAsync(string appId, StoredToken token, TimeSpan lifetime)
    {
        var key = Key("token", appId);
        return store.Database.StringSetAsync(key, keys.Seal($"{token.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}\n{token.Value}", key), lifetime);
    }

    /// <returns>True for the first caller of all instances within that time: forcing is scarce (20 a day).</returns>
    public Task<bool> MayForceAsync(string appId, TimeSpan pause) =>
        store.Database.StringSetAsync(Key("token-forced", appId), "1", pause, StackExchange.Redis.When.NotExists);

    private string Key(string kind, string appId) => $"{{gw:wechat}}:{kind}:{keys.Hash("app", appId)}";
}

/// <summary>A secret: prints nothing.</summary>
internal sealed record StoredToken(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => nameof(StoredToken);
}
