using System.Diagnostics;
using PublicReport.EmbeddedStore;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.TestKit;

/// <summary>A real store for tests, in a temporary folder of its own; one per test class collection.</summary>
public interface IStoreFixture : IAsyncLifetime
{
    string ConnectionString { get; }
}

/// <summary>Embedded Garnet with the product's settings.</summary>
public sealed class GarnetFixture : IStoreFixture
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-garnet-").FullName;
    private EmbeddedGarnet? garnet;

    public string ConnectionString => garnet!.ConnectionString;

    public async Task InitializeAsync() => garnet = await EmbeddedGarnet.StartAsync(folder, "32m");

    public async Task DisposeAsync()
    {
        await garnet!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A redis-server process with appendfsync always, on a Unix socket.</summary>
public sealed class RedisFixture : IStoreFixture
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-redis-").FullName;
    private Process? server;

    public string ConnectionString => $"!{Path.Combine(folder, "redis.sock")},allowAdmin=true";

    /// <summary>SIGKILL, and a new process on the same files.</summary>
    public async Task KillAndRestartAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        await InitializeAsync();
    }

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("redis-server")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            ArgumentList = { "--port", "0", "--unixsocket", Path.Combine(folder, "redis.sock"), "--appendonly", "yes", "--appendfsync", "always", "--save", "" },
        };
        server = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start");
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }
        }

        _ = server.StandardOutput.ReadToEndAsync();
        await using var probe = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
        await probe.GetDatabase().PingAsync();
    }

    public async Task DisposeAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
