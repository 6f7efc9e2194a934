using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
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
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBackend(settings);
        builder.Services.AddSingleton(await GatewayStore.ConnectAsync(settings.Redis));
        // Before the bot's default handler, and giving way to one already registered.
        builder.Services.AddDialogue();
        builder.Services.AddWeChat();
        builder.AddConsole();
        builder.Services.AddSimulator(settings);
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapConsole();
        app.MapWeChat();
        app.MapSimulator(settings);
        return app;
    }
}
