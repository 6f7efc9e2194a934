using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>Everything said to people outside the answer to their message.</summary>
internal static class PushRegistration
{
    public static IServiceCollection AddPush(this IServiceCollection services) => services
        .AddSingleton<PushWindows>()
        .AddSingleton<SentPushes>()
        .AddSingleton<PushSender>()
        .AddSingleton<Afterword>()
        .AddHostedService<PushJob>()
        .AddHostedService<AccountMenu>();
}
