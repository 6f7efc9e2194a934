using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// Connection to the Gateway's own store and the shapes of its keys. Everything about a person carries the tag {gw:HMAC(openid)}, lies in one
/// slot and lives at most <see cref="PersonLifetime"/>.
/// </summary>
internal sealed class GatewayStore : IAsyncDisposable
{
    /// <summary>Architecture rule 4: a keyed hash of an openid lives no longer.</summary>
    public static readonly TimeSpan PersonLifetime = TimeSpan.FromHours(48);

    private readonly ConnectionMultiplexer multiplexer;

    private GatewayStore(ConnectionMultiplexer multiplexer) => this.multiplexer = multiplexer;

    public IDatabase Database => multiplexer.GetDatabase();

    /// <param name="connectionString">StackExchange.Redis format; "!path" names a Unix socket.</param>
    public static async Task<GatewayStore> ConnectAsync(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        return new(await ConnectionMultiplexer.ConnectAsync(options));
    }

    /// <summary>The store does not answer. A command that timed out is no <see cref="RedisException"/>: RedisTimeoutException is a TimeoutException.</summary>
    public static bool IsAway(Exception error) => error is RedisException or TimeoutException;

    /// <summary>Key of something about one person: "{gw:…}:kind" or "{gw:…}:kind:id".</summary>
    public static string PersonKey(string personKey, string kind, string id = "") =>
        id.Length == 0 ? $"{{gw:{personKey}}}:{kind}" : $"{{gw:{personKey}}}:{kind}:{id}";

    public ValueTask DisposeAsync() => multiplexer.DisposeAsync();
}
