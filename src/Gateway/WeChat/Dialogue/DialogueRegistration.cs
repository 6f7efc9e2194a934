using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>The bot's conversation; replaces the help text of the protocol layer.</summary>
internal static class DialogueRegistration
{
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.AddSingleton<IReportingBackend, GrpcReportingBackend>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.TryAddSingleton<IWeChatMessageHandler>(provider => new DialogueHandler(
            provider.GetRequiredService<IReportingBackend>(), provider.GetRequiredService<ISessionStore>(), provider.GetService<IWeChatApi>()));
        return services;
    }
}
