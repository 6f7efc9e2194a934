using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.Gateway;
using PublicReport.Gateway.Standalone;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>The one-process stack on a free port and a folder of its own, and further Gateways in front of the same core and store.</summary>
public sealed partial class PhoneStack : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-phone-").FullName;
    private readonly List<WebApplication> more = [];

    public StandaloneStack Stack { get; private set; } = null!;

    public Uri Url => Stack.Url;

    public string Folder => folder;

    public async Task InitializeAsync()
    {
        var gateway = typeof(StandaloneStack).Assembly;
        await AddTownshipsAsync();
        // The host of a test is not the Gateway's program: its style sheets are looked for under the Gateway's name.
        Stack = await OneProcess.StartAsync(folder, $"--applicationName={gateway.GetName().Name}", "--environment=Development");
    }

    public async Task DisposeAsync()
    {
        foreach (var app in more)
        {
            await app.DisposeAsync();
        }

        await Stack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public Visitor Visit(Uri? gateway = null) => new(gateway ?? Url);

    /// <summary>One more Gateway, as a second instance in production would be.</summary>
    public async Task<Uri> StartGatewayAsync(Func<GatewaySettings, GatewaySettings>? change = null, Action<WebApplicationBuilder>? prepare = null)
    {
        var settings = Stack.Gateway.Services.GetRequiredService<GatewaySettings>();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        prepare?.Invoke(builder);
        var app = await GatewayHost.BuildAsync(builder, change?.Invoke(settings) ?? settings);
        more.Add(app);
        await app.StartAsync();
        return new(app.Urls.First());
    }

    /// <summary>罗集乡 and an invented neighbour of the same shape.</summary>
    private async Task AddTownshipsAsync()
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "jurisdictions")).FullName;
        var luoji = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "jurisdictions", "341503205.yaml"));
        await File.WriteAllTextAsync(Path.Combine(target, "341503205.yaml"), luoji);
        await File.WriteAllTextAsync(
            Path.Combine(target, "341503999.yaml"),
            VillageName().Replace(luoji, "name: 新$1村").Replace("341503205", "341503999", StringComparison.Ordinal).Replace("罗集乡", "样板乡", StringComparison.Ordinal));
    }

    /// <summary>Villages of their own: a village's name tells which township is meant.</summary>
    [GeneratedRegex(@"name: (\w+)村(?=$|委会$)", RegexOptions.Multiline)]
    private static partial Regex VillageName();
}

[CollectionDefinition(Name)]
public sealed class PhoneCollection : ICollectionFixture<PhoneStack>
{
    public const string Name = "phone";
}
