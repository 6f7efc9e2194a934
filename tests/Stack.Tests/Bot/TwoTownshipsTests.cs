using PublicReport.Gateway.Standalone;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Bot;

/// <summary>Two townships in one system: scene, pin or words say which; else the bot asks. Nothing of a place is compiled in.</summary>
public sealed class TwoTownshipsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-two-").FullName;
    private StandaloneStack stack = null!;

    public async Task InitializeAsync()
    {
        var jurisdictions = Directory.CreateDirectory(Path.Combine(folder, "jurisdictions")).FullName;
        var given = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "jurisdictions", "341503205.yaml"));
        await File.WriteAllTextAsync(Path.Combine(jurisdictions, "341503205.yaml"), given);
        await File.WriteAllTextAsync(Path.Combine(jurisdictions, "990101001.yaml"), Invent(given));
        stack = await OneProcess.StartAsync(folder);
    }

    public async Task DisposeAsync()
    {
        await stack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_report_goes_to_the_township_it_speaks_of()
    {
        using var villager = new BotPhone(stack.Url, "villager");
        using var worker = new BotPhone(stack.Url, "worker");
        using var parent = new BotPhone(stack.Url, "parent");
        using var passer = new BotPhone(stack.Url, "passer");

        await villager.SayAsync("石桥村桥栏杆断了");
        Assert.StartsWith("990101001-", BotPhone.Receipt(await villager.SayAsync("提交")), StringComparison.Ordinal);

        Assert.Contains("望云镇", await worker.ScanAsync("v:990101001201"), StringComparison.Ordinal);
        await worker.SayAsync("路面塌了一个坑");
        Assert.StartsWith("990101001-", BotPhone.Receipt(await worker.SayAsync("提交")), StringComparison.Ordinal);

        await parent.PinAsync(116.36, 31.88);
        await parent.SayAsync("路面塌了一个坑");
        Assert.StartsWith("341503205-", BotPhone.Receipt(await parent.SayAsync("提交")), StringComparison.Ordinal);

        var question = await passer.SayAsync("路边的电线杆歪了");
        Assert.Contains("是哪个乡镇的事", question, StringComparison.Ordinal);
        Assert.Contains("罗集乡", question, StringComparison.Ordinal);
        await passer.SayAsync("望云镇");
        await passer.SayAsync("桥头");
        Assert.StartsWith("990101001-", BotPhone.Receipt(await passer.SayAsync("提交")), StringComparison.Ordinal);
    }

    /// <summary>Another area code, other names, other places.</summary>
    private static string Invent(string given) => given
        .Replace("341503205", "990101001", StringComparison.Ordinal)
        .Replace("罗集乡", "望云镇", StringComparison.Ordinal)
        .Replace("松岗村", "石桥村", StringComparison.Ordinal)
        .Replace("longitude: 116.", "longitude: 110.", StringComparison.Ordinal)
        .Replace("latitude: 31.", "latitude: 30.", StringComparison.Ordinal);
}
