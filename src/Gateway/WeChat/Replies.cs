using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Dialogue;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat;

/// <summary>All texts of the bot.</summary>
internal static class Replies
{
    public const string Help = "这里是隐患随手报。用一句话写下是什么、在哪里即可，也可以发照片、语音和位置。\n随时可发：查询、补充、撤回、领奖、人工。直接粘贴查询码也能查进度。";
    public const string Danger = "如有人员危险，请先离开现场并立即拨打：火警 119、报警 110、急救 120。\n\n";
    public const string AskWhat = "请用一句话写下是什么隐患。";
    public const string AskWhere = "请写下在哪里（村名、路名或附近的标志），或发送位置。";
    public const string Unsupported = "【收到不支持的消息类型，暂无法显示】\n请用文字、照片、语音或位置说明。";
    public const string TooLong = "这段文字超过 2000 字，没有收下。请分成几段，先发最要紧的一段。";
    public const string Abuse = "听得出您很着急。请写下是什么、在哪里，我们马上转给负责的部门。";
    public const string VoiceWithoutWords = "录音已收下，会作为材料一并交上；但没有听出文字。请用一句话写下是什么、在哪里；不便打字可发“人工”，由工作人员听。";
    public const string AskIdentity = "请在一条消息里写下姓名和电话。它们封存在保密库，只有两人同时批准才能打开。改主意可发“匿名”。";
    public const string NothingToSubmit = "现在没有待提交的举报。草稿保留一天，过期自动删除。请重新用一句话写下是什么、在哪里。";
    public const string AskReceipt = "请粘贴查询码。";
    public const string AskSupplement = "请发送要补充的文字。";
    public const string Supplemented = "已补充，负责的部门能看到。";
    public const string ConfirmWithdrawal = "撤回后不再答复您；隐患本身仍会处理。确定请发“确认撤回”。";
    public const string Withdrawn = "已撤回。";
    public const string Subscribed = "好的，有进展会通知您。为此封存了您的微信推送地址，最后一次答复后删除。";
    public const string Reward = "奖励凭查询码领取：核实后可到乡镇安委办当面办理，请保存好查询码。粘贴查询码可看进度。";
    public const string Cancelled = "草稿已删除，什么也没有提交。";
    public const string CoreUnavailable = "系统暂时连不上，您的草稿仍保留。请过几分钟再发一次。";
    public const string NotFound = "没有查到这个查询码，请核对后再发。";
    public const string Refused = "这一步现在办不了。可发“人工”联系安委办。";
    public const string OutOfScope = "这件事可能不属于安全生产隐患，建议拨打 12345。仍要由我们受理，";

    public static string Human(string phone) => phone.Length > 0 ? $"可致电安委办：{phone}。紧急情况请拨打 119、110、120。" : "请致电 12345 转安委办。紧急情况请拨打 119、110、120。";

    public static string AskTownship(IEnumerable<string> names) => $"请回复是哪个乡镇：{string.Join("、", names)}。";

    public static string HeldText => $"上一条还没有提交。这句话是：{Tap("另报一条")}（先提交上一条），还是{Tap("补充到这条")}？";

    public static string AskInsistence => OutOfScope + $"请点{Tap("坚持上报")}。";

    public static string Summary(Draft draft, string villageName, string nearest) =>
        $"请核对：\n内容：{draft.Text}\n地点：{Place(draft, villageName, nearest)}\n材料：{draft.Media.Count} 份\n方式：{Way(draft)}\n\n{SimilarOffer(draft)}{Tap("提交")}　{Tap("匿名")}　{Tap("保密")}　{Tap("实名")}　{Tap("取消")}\n如是本单位人员：{Tap("我是员工")}；{Tap("不要让该单位知道")}";

    public static string Receipt(SubmittedInfo done, int lostMedia) =>
        (done.Urgent ? Danger : "") + $"已受理，由{done.HandlerName}负责。\n查询码：{done.Receipt}\n请保存，这是您回来查询的唯一凭证；粘贴到这里即可查进度。\n"
        + (done.PublicReportCount > 1 ? $"已有 {done.PublicReportCount} 人反映。\n" : "")
        + (lostMedia > 0 ? $"有 {lostMedia} 份材料没能取到，举报已照常受理。\n" : "")
        + (done.Guidance.Length > 0 ? done.Guidance + "\n" : "")
        + $"{Tap("通知我")}：会封存您的微信推送地址，最后一次答复后删除。";

    public static string Progress(TrackedInfo info)
    {
        var talk = info.Talk.Select(one => $"{(one.FromReporter ? "您" : one.Sender)}：{one.Text}");
        return $"{(info.Withdrawn ? "已撤回" : State(info.State))}（{info.HandlerName}）\n{string.Join('\n', talk)}\n可发：补充、撤回、通知我".Replace("\n\n", "\n", StringComparison.Ordinal);
    }

    private static string State(string code) => code.ToLowerInvariant() switch
    {
        "registered" or "received" or "assigned" => "已受理",
        "accepted" or "verifying" or "verification" => "核查中",
        "rectifying" or "rectification" => "整改中",
        "reinspecting" or "reinspection" => "复查中",
        "written-off" or "closed" => "已办结",
        _ => "办理中",
    };

    private static string Place(Draft draft, string villageName, string nearest) =>
        draft.Place.Length > 0 ? draft.Place : villageName.Length > 0 ? villageName : nearest.Length > 0 ? nearest : draft.Pin is { Label.Length: > 0 } pin ? pin.Label : "您发来的位置";

    private static string Way(Draft draft) => (draft.Anonymity switch
    {
        ReporterAnonymity.Confidential => "保密",
        ReporterAnonymity.Named => "实名",
        _ => "匿名",
    }) + (draft.Insider ? "，从业人员" : "") + (draft.HideFromUnit ? "，不让该单位知道" : "");

    private static string SimilarOffer(Draft draft) => draft.Similar is [var first, ..] && draft.JoinToken.Length == 0
        ? $"附近已有类似的：{first.Title}（{first.Place}）。{Tap("就是这个，我也看到")}　{Tap("不是")}\n" : "";

    private static string Tap(string word) => TapLink.Say(word, word, "say");
}
