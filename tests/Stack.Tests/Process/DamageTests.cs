using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>A data folder with two runs behind it: the first lies in a checkpoint, the second in the append-only file.</summary>
public sealed class FilledFolder : IAsyncLifetime
{
    private const int Reports = 20;

    public string Home { get; } = Repository.NewHome();

    internal List<string> Receipts { get; } = [];

    public async Task InitializeAsync()
    {
        for (var run = 0; run < 2; run++)
        {
            await using var gateway = await GatewayProcess.StartAsync(Home);
            using var core = new CoreClient(gateway.Core);
            for (var i = 0; i < Reports; i++)
            {
                Receipts.Add(await core.SubmitAsync($"fill-request-{run}-{i:0000}", $"第{run}排第{i}根电线杆歪了"));
            }

            // Until the folder remembers how far the store had come.
            await StoreDamage.MarkedAsync(Path.Combine(Home, "data"), CoreClient.Area, atLeast: Receipts.Count);
            await gateway.KillAsync();
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Home, recursive: true);
        return Task.CompletedTask;
    }

    public string Copy()
    {
        var copy = Repository.NewHome();
        foreach (var file in Directory.GetFiles(Home, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".sock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Home, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}

/// <summary>Data that were damaged, moved apart or sealed under another key are never served in part.</summary>
public sealed class DamageTests(FilledFolder filled) : IClassFixture<FilledFolder>, IDisposable
{
    private readonly string home = filled.Copy();

    private string Store => Path.Combine(home, "data", "store");

    private string KeyFile => Path.Combine(home, "keys", "publicreport.key");

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory]
    [InlineData("AOF/aof.log.0", "truncate")]
    [InlineData("AOF/aof.log.0", "garble")]
    [InlineData("AOF", "delete")]
    [InlineData("Store/checkpoints", "truncate")]
    [InlineData("Store/checkpoints", "garble")]
    [InlineData("Store/checkpoints", "delete")]
    public async Task A_damaged_store_is_refused_in_one_sentence(string part, string damage)
    {
        StoreDamage.Do(Path.Combine(Store, part), damage);

        await StartFailureTests.RefusedAsync(home, [], "backup");
    }

    [Fact]
    public async Task A_copied_folder_serves_every_report()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        using var core = new CoreClient(gateway.Core);

        foreach (var receipt in filled.Receipts)
        {
            Assert.NotEmpty((await core.TrackAsync(receipt)).Text);
        }
    }

    [Fact]
    public async Task An_empty_store_beside_a_folder_that_has_data_is_refused()
    {
        Directory.Delete(Store, recursive: true);

        await StartFailureTests.RefusedAsync(home, [], "restore it from your backup");
    }

    [Fact]
    public async Task A_missing_key_file_is_refused_while_data_exist()
    {
        File.Delete(KeyFile);

        await StartFailureTests.RefusedAsync(home, [], "key file", "is missing");
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Another_key_file_than_the_data_were_sealed_under_is_refused()
    {
        await File.WriteAllTextAsync(KeyFile, new string('a', 64));

        await StartFailureTests.RefusedAsync(home, [], "another key file", KeyFile);
    }
}
