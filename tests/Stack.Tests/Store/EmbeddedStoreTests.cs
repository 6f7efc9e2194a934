using PublicReport.EmbeddedStore;
using PublicReport.Stack.Tests.Process;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.Stack.Tests.Store;

/// <summary>What the product relies on in embedded Garnet, beyond what any store does.</summary>
public sealed class EmbeddedStoreTests : IDisposable
{
    private const string Memory = "8m";
    private const int ValueBytes = 16 * 1024;
    private const int Keys = 3 * 8 * 1024 * 1024 / ValueBytes;
    private readonly string home = Repository.NewHome();

    private string Store => Path.Combine(home, "data", "store");

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Three_times_the_memory_is_kept_and_read_back_also_after_a_kill()
    {
        string[] small = [$"--Standalone:StoreMemory={Memory}"];
        await using (var gateway = await GatewayProcess.StartAsync(home, small))
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync("!" + Path.Combine(Store, "store.sock"));
            await WriteAsync(redis.GetDatabase());
            Assert.Equal(0, await MissingAsync(redis.GetDatabase()));
            await gateway.KillAsync();
        }

        await using var again = await GatewayProcess.StartAsync(home, small);
        await using var reopened = await ConnectionMultiplexer.ConnectAsync("!" + Path.Combine(Store, "store.sock"));
        Assert.Equal(0, await MissingAsync(reopened.GetDatabase()));
    }

    [Fact]
    public async Task A_start_saves_a_checkpoint_before_it_serves()
    {
        await using var garnet = await EmbeddedGarnet.StartAsync(Store, Memory);

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Store, "Store", "checkpoints"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_folder_is_for_its_owner_only_and_for_one_process()
    {
        await using var garnet = await EmbeddedGarnet.StartAsync(Store, Memory);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Store));
        }

        var refused = await Assert.ThrowsAsync<EmbeddedStoreException>(() => EmbeddedGarnet.StartAsync(Store, Memory));
        Assert.Contains("another running instance", refused.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(IDatabase database)
    {
        foreach (var chunk in Enumerable.Range(0, Keys).Chunk(32))
        {
            var transaction = database.CreateTransaction();
            foreach (var key in chunk)
            {
                _ = transaction.StringSetAsync($"contract:{key}", Value(key));
            }

            Assert.True(await transaction.ExecuteAsync());
        }
    }

    private static async Task<int> MissingAsync(IDatabase database)
    {
        var missing = 0;
        for (var key = 0; key < Keys; key++)
        {
            missing += ((byte[]?)await database.StringGetAsync($"contract:{key}"))?.AsSpan().SequenceEqual(Value(key)) == true ? 0 : 1;
        }

        return missing;
    }

    private static byte[] Value(int key)
    {
        var value = new byte[ValueBytes];
        new Random(key).NextBytes(value);
        return value;
    }
}
