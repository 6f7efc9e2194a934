using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat;

/// <summary>The official account: callback, outbound client, sender. The dialogue replaces the help text by registering its own handler.</summary>
internal static class WeChatRegistration
{
    public static IServiceCollection AddWeChat(this IServiceCollection services)
    {
        services.TryAddSingleton<GatewayKeys>();
        services.TryAddSingleton<IWeChatMessageHandler, HelpTextHandler>();
        return services;
    }
}
