using System.Net.Sockets;
using Garnet;
using Garnet.server;
using StackExchange.Redis;
using Tsavorite.core;

namespace PublicReport.EmbeddedStore;

/// <summary>
/// Garnet inside this process, on a Unix socket in the data folder, with the settings that survived <c>kill -9</c> in every measured round:
/// append-only file waited for by every write, storage tier on (without it the store silently forgets), a SAVE before serving (drops a torn tail).
/// </summary>
public sealed class EmbeddedGarnet : IAsyncDisposable
{
    private readonly GarnetServer server;
    private readonly FileStream folderLock;

    private EmbeddedGarnet(GarnetServer server, FileStream folderLock, string socket)
    {
        this.server = server;
        this.folderLock = folderLock;
        Socket = socket;
    }

    public string Socket { get; }

    /// <summary>StackExchange.Redis form of the socket.</summary>
    public string ConnectionString => $"!{Socket}";

    /// <param name="folder">Data folder; made if missing, readable by this user only.</param>
    /// <param name="logMemory">Memory of the main log, such as "128m".</param>
    /// <exception cref="EmbeddedStoreException">Another process uses the folder, it cannot be written, or the data are damaged; one sentence.</exception>
    public static async Task<EmbeddedGarnet> StartAsync(string folder, string logMemory = "128m")
    {
        var path = Path.GetFullPath(folder);
        var folderLock = Lock(path);
        GarnetServer? server = null;
        try
        {
            var socket = SocketPath(path);
            File.Delete(socket);
            server = new GarnetServer(Options(path, socket, logMemory));
            server.Start();
            await DropTornTailAsync(socket);
            return new(server, folderLock, socket);
        }
        catch (Exception error) when (error is not EmbeddedStoreException)
        {
            server?.Dispose();
            await folderLock.DisposeAsync();
            throw new EmbeddedStoreException($"The store in {path} is damaged and cannot be opened: restore the folder from your backup. ({error.Message})", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        server.Dispose();
        await folderLock.DisposeAsync();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            return new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new EmbeddedStoreException($"The data folder {path} cannot be written.", error);
        }
        catch (IOException error)
        {
            var why = File.Exists(Path.Combine(path, "lock")) ? "is used by another running instance" : "cannot be written";
            throw new EmbeddedStoreException($"The data folder {path} {why}.", error);
        }
    }

    /// <summary>Socket paths are limited to about 100 bytes; a long data folder gets a socket under the temporary folder.</summary>
    private static string SocketPath(string path)
    {
        const int Limit = 100;
        var inside = Path.Combine(path, "store.sock");
        return System.Text.Encoding.UTF8.GetByteCount(inside) <= Limit
            ? inside
            : Path.Combine(Directory.CreateTempSubdirectory("publicreport-").FullName, "store.sock");
    }

    private static GarnetServerOptions Options(string path, string socket, string logMemory) => new()
    {
        EndPoints = [new UnixDomainSocketEndPoint(socket)],
        UnixSocketPath = socket,
        QuietMode = true,
        CheckpointDir = path,
        LogDir = path,
        EnableStorageTier = true,
        EnableAOF = true,
        WaitForCommit = true,
        CommitFrequencyMs = 0,
        FastCommitThrottleFreq = 1,
        Recover = true,
        FailOnRecoveryError = true,
        AofSizeLimit = "64m",
        DeviceType = DeviceType.RandomAccess,
        LogMemorySize = logMemory,
        PageSize = "1m",
        IndexMemorySize = "4m",
        AofMemorySize = "16m",
        AofPageSize = "4m",
        AofSegmentSize = "64m",
    };

    private static async Task DropTornTailAsync(string socket)
    {
        var options = new ConfigurationOptions { AllowAdmin = true };
        options.EndPoints.Add(new UnixDomainSocketEndPoint(socket));
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        await redis.GetDatabase().ExecuteAsync("SAVE");
    }
}

/// <summary>The embedded store cannot start; the message is one sentence for the operator.</summary>
public sealed class EmbeddedStoreException(string message, Exception inner) : Exception(message, inner);
