using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace PublicReport.Gateway.Tests.Security;

/// <summary>A Gateway of whose core and store nothing answers: enough for what it says by itself.</summary>
internal static class SilentCore
{
    public static GatewaySettings Settings { get; } = new()
    {
        Redis = "127.0.0.1:1,connectTimeout=200,connectRetry=0",
        ReportingCore = "http://127.0.0.1:1",
        ServiceKey = "key-of-the-silent-core",
        Simulator = true,
        WeChat = new() { AppId = "wx0000000000000001", AppSecret = "secret", Token = "token", EncodingAesKey = new string('A', 43) },
    };

    public static Task<WebApplication> BuildAsync(Action<WebApplicationBuilder>? prepare = null, GatewaySettings? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        prepare?.Invoke(builder);
        return GatewayHost.BuildAsync(builder, settings ?? Settings);
    }
}
