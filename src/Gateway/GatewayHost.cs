using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway;

/// <summary>The Gateway as a host: bot, phone pages and console; the same in production, in the one-process stack and in tests.</summary>
public static class GatewayHost
{
    public static Task<WebApplication> BuildAsync(WebApplicationBuilder builder, GatewaySettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBackend(settings);
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        return Task.FromResult(app);
    }
}
