using PublicReport.Gateway.WeChat.Api;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>The account's menu: its keys are words the bot understands at any point. Set at start when WeChat:CreateMenu says so.</summary>
internal sealed class AccountMenu(IWeChatApi api, GatewaySettings settings, ILogger<AccountMenu> log) : BackgroundService
{
    public static IReadOnlyList<MenuButton> Buttons(string publicUrl) =>
    [
        new("我要举报", Key: "我要举报"),
        new("我的举报", Children:
        [
            new("查进度", Key: "查询"),
            new("补充", Key: "补充"),
            new("领奖", Key: "领奖"),
            new("撤回", Key: "撤回"),
        ]),
        new("更多", Children:
        [
            new("怎么用", Key: "帮助"),
            new("找人工", Key: "人工"),
            .. publicUrl.Length > 0 ? [new MenuButton("网页举报", Url: publicUrl)] : Array.Empty<MenuButton>(),
        ]),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (settings.WeChat.CreateMenu && (await api.CreateMenuAsync(Buttons(settings.WeChat.PublicUrl), stoppingToken)).Error is null)
            {
                log.LogInformation("The account's menu is set; phones show it within five minutes");
            }
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // Without a menu people write to the account all the same: no cause to end the Gateway.
            log.LogError("The account's menu is not set: {Error} at {Place}", error.GetType().Name, error.TargetSite?.Name);
        }
    }
}
