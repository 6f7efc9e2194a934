using Microsoft.Extensions.DependencyInjection.Extensions;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Media;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>The bot's conversation; replaces the help text of the protocol layer.</summary>
internal static class DialogueRegistration
{
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.TryAddSingleton<IReportingBackend, GrpcReportingBackend>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<TurnLock>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<MediaFetcher>();
        services.AddSingleton<DialogueSteps>();
        services.AddSingleton<DialogueEffects>();
        services.AddHostedService<LateMediaJob>();
        services.AddSingleton<DialogueHandler>();
        services.TryAddSingleton<IWeChatMessageHandler, StaffBinding>();
        return services;
    }
}
