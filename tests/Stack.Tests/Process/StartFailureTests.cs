using System.Net;
using System.Net.Sockets;
using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>Every expected reason not to start: one clear sentence, exit code 1, no stack trace.</summary>
public sealed class StartFailureTests : IDisposable
{
    private const string Production = "Production";
    private readonly string home = Repository.NewHome();

    private string Data => Path.Combine(home, "data");

    private string KeyFile => Path.Combine(home, "keys", "publicreport.key");

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_second_start_on_the_same_folder_says_that_the_folder_is_in_use()
    {
        await using var first = await GatewayProcess.StartAsync(home);

        await RefusedAsync([], "is used by another running instance", Data);
    }

    [Fact]
    public async Task A_used_port_is_named_and_nothing_is_written()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await RefusedAsync(new() { ["ASPNETCORE_URLS"] = url }, url, "ASPNETCORE_URLS");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        // A file in its place stops root too, whom permissions do not.
        await File.WriteAllTextAsync(Data, "");

        await RefusedAsync([], "cannot be written", Data);
    }

    [Fact]
    public async Task A_relative_data_folder_is_the_callers_also_under_dotnet_run()
    {
        await File.WriteAllTextAsync(Data, "");

        var (code, output, errors) = await GatewayProcess.RunProjectAsync(home, new() { ["DataDirectory"] = "data" });

        Assert.True(code == 1, $"exit code {code}: {output}{errors}");
        Assert.Contains($"The data folder {Path.Combine(Data, "store")} cannot be written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_jurisdiction_file_is_named_with_line_and_key()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "jurisdictions")).FullName;
        var luoji = await File.ReadAllTextAsync(Repository.Luoji);
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.yaml"), luoji.Replace("    lead: power-supply\n", "    lead: power-suply\n", StringComparison.Ordinal));
        var line = 1 + luoji.Split('\n').ToList().FindIndex(text => text.StartsWith("  electric-power:", StringComparison.Ordinal));

        await RefusedAsync(new() { ["Jurisdictions"] = folder }, "broken.yaml", "domains.electric-power", "power-suply", $"line {line + 1}");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task An_unknown_key_of_a_jurisdiction_file_is_named_with_its_line()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "jurisdictions")).FullName;
        var luoji = await File.ReadAllTextAsync(Repository.Luoji);
        await File.WriteAllTextAsync(Path.Combine(folder, "typo.yaml"), luoji.Replace("safetyOffice:", "saftyOffice:", StringComparison.Ordinal));
        var line = 1 + luoji.Split('\n').ToList().FindIndex(text => text.StartsWith("safetyOffice:", StringComparison.Ordinal));

        await RefusedAsync(new() { ["Jurisdictions"] = folder }, "typo.yaml", $"line {line}", "saftyOffice");
    }

    [Fact]
    public async Task Production_without_its_settings_names_them()
    {
        await RefusedAsync(
            new() { ["Mode"] = Production },
            "ConnectionStrings__Redis", "Services__ReportingCore",
            "WeChat__AppId", "WeChat__AppSecret", "WeChat__Token", "WeChat__EncodingAesKey");
    }

    [Theory]
    [InlineData("ConnectionStrings__Redis", "127.0.0.1:6379")]
    [InlineData("Services__ReportingCore", "http://127.0.0.1:1")]
    [InlineData("Services__Classifier", "http://127.0.0.1:1")]
    public async Task Standalone_refuses_addresses_of_a_real_system(string name, string value) =>
        await RefusedAsync(new() { [name] = value }, name, "Mode=Production");

    [Theory]
    [InlineData("http://0.0.0.0:5999")]
    [InlineData("http://*:5999")]
    [InlineData("http://127.0.0.1:5999;http://0.0.0.0:5998")]
    public async Task Standalone_refuses_addresses_that_others_can_reach(string urls) =>
        await RefusedAsync(new() { ["ASPNETCORE_URLS"] = urls }, "loopback");

    [Fact]
    public async Task A_mode_nobody_knows_is_named() => await RefusedAsync(new() { ["Mode"] = "Prod" }, "Standalone or Production", "Prod");

    [Fact]
    public async Task A_damaged_key_file_is_refused_before_there_are_data()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        await File.WriteAllTextAsync(KeyFile, "not a key");

        await RefusedAsync([], "is damaged", KeyFile);
    }

    private Task RefusedAsync(Dictionary<string, string> environment, params string[] says) => RefusedAsync(home, environment, says);

    internal static Task RefusedAsync(string home, Dictionary<string, string> environment, params string[] says) => RefusedAsync(home, environment, [], says);

    internal static async Task RefusedAsync(string home, Dictionary<string, string> environment, string[] arguments, params string[] says)
    {
        var (code, output, errors) = await GatewayProcess.RunAsync(home, environment, arguments);
        Assert.True(code == 1, $"exit code {code}: {output}{errors}");
        var sentence = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("PublicReport cannot start: ", sentence, StringComparison.Ordinal);
        Assert.All(says, words => Assert.Contains(words, sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }
}
