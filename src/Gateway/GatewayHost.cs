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
        builder.Services.AddWeChat();
        builder.AddConsole();
        builder.Services.AddSimulator(settings);
        builder.Services.AddDialogue();
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapConsole();
        app.MapWeChat();
        app.MapSimulator(settings);
        return app;
    }
}
