using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;

namespace PublicReport.Gateway.WeChat;

/// <summary>The official account's callback. The dialogue replaces the help text by registering its own handler.</summary>
internal static class WeChatRegistration
{
    public static IServiceCollection AddWeChat(this IServiceCollection services)
    {
        services.TryAddSingleton<GatewayKeys>();
        services.TryAddSingleton<IWeChatMessageHandler, HelpTextHandler>();
        services.AddWeChatApi().AddPush();
        return services.AddSingleton<ReplyStore>().AddSingleton<InboundParser>().AddSingleton<WeChatAnswers>().AddSingleton<WeChatCallback>();
    }

    public static void MapWeChat(this IEndpointRouteBuilder app)
    {
        app.MapGet("/wechat", (HttpRequest request, WeChatCallback callback) => callback.Verify(request));
        app.MapPost("/wechat", (HttpRequest request, WeChatCallback callback) => callback.ReceiveAsync(request));
    }
}
