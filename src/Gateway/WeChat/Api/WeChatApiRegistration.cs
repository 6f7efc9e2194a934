using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>The client of the official interface; a test may register its own <see cref="IWeChatApi"/> before.</summary>
internal static class WeChatApiRegistration
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddWeChatApi(this IServiceCollection services)
    {
        // Addresses carry the token, bodies the openid: no request of this client is logged, no redirect is followed.
        services.AddHttpClient(WeChatHttp.ClientName, client => client.Timeout = Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddSingleton<TokenStore>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton(provider => new WeChatHttp(
            Client(provider), provider.GetRequiredService<GatewaySettings>(), provider.GetRequiredService<AccessTokens>(), provider.GetRequiredService<ILogger<WeChatHttp>>()));
        services.AddSingleton(provider => new MediaDownload(Client(provider)));
        services.TryAddSingleton<IWeChatApi, WeChatApi>();
        return services;
    }

    private static HttpClient Client(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(WeChatHttp.ClientName);
}
