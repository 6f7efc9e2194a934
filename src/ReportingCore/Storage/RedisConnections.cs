using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Two multiplexers: commits must never queue behind reads (WATCH … EXEC holds the pipe).</summary>
public sealed class RedisConnections : IAsyncDisposable
{
    private RedisConnections(ConnectionMultiplexer writes, ConnectionMultiplexer reads)
    {
        WriteMultiplexer = writes;
        ReadMultiplexer = reads;
    }

    public IDatabase Writes => WriteMultiplexer.GetDatabase();

    public IDatabase Reads => ReadMultiplexer.GetDatabase();

    private ConnectionMultiplexer WriteMultiplexer { get; }

    private ConnectionMultiplexer ReadMultiplexer { get; }

    /// <param name="connectionString">StackExchange.Redis format; "!path" names a Unix socket.</param>
    public static async Task<RedisConnections> ConnectAsync(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        return new(await ConnectionMultiplexer.ConnectAsync(options), await ConnectionMultiplexer.ConnectAsync(options.Clone()));
    }

    public async ValueTask DisposeAsync()
    {
        await WriteMultiplexer.DisposeAsync();
        await ReadMultiplexer.DisposeAsync();
    }
}
