using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
using PublicReport.Gateway.Public;
using PublicReport.Gateway.Security;
using PublicReport.Gateway.Standalone.Simulator;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway;

/// <summary>The Gateway as a host: bot, phone pages and console; the same in production, in the one-process stack and in tests.</summary>
public static class GatewayHost
{
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, GatewaySettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddBackend(settings);
        builder.Services.AddSingleton(await GatewayStore.ConnectAsync(settings.Redis));
        // Before the bot's default handler, and giving way to one already registered.
        builder.Services.AddDialogue();
        builder.Services.AddWeChat();
        builder.AddConsole();
        builder.Services.AddPublicPages();
        builder.Services.AddSimulator(settings);
        builder.Services.AddRequestLimits();
        builder.LimitRequests();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRateLimiter();
        app.MapConsole();
        app.MapPublicPages();
        var servers = app.MapGroup("").AllowAnonymous().RequireRateLimiting(RequestLimits.Servers);
        servers.MapGet("/health", () => "ok");
        servers.MapWeChat();
        servers.MapSimulator(settings);
        return app;
    }
}
