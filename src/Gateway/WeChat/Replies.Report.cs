using System.Globalization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat;

/// <summary>The receipt, and what has become of a report since.</summary>
internal static partial class Replies
{
    private const int TalkShown = 5;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <param name="done">The core's answer.</param>
    /// <param name="late">Files that are still being fetched and follow by themselves.</param>
    /// <param name="lost">Files that will never come.</param>
    public static string Receipt(SubmittedInfo done, int late, int lost) =>
        (done.Urgent ? Danger : "")
        + (done.Guidance.Length > 0 ? $"已登记。\n{done.Guidance}\n确有危险就点：{Tap("坚持上报")}\n" : $"已受理，由{done.HandlerName}负责。\n")
        + $"查询码：{done.Receipt}\n请保存好：查进度、补充、领奖都凭它，丢了找不回。\n"
        + (done.PublicReportCount > 1 ? $"这件事已有 {done.PublicReportCount} 人反映。\n" : "")
        + (late > 0 ? $"有 {late} 份材料还在取，取到后自动补上。\n" : "")
        + (lost > 0 ? $"有 {lost} 份材料没能取到，举报已照常受理；请发“补充”再传。\n" : "")
        + (done.Guidance.Length > 0 ? "" : $"要提醒进展吗？点：{TapAbout("通知我", done.Receipt)}（会封存您的微信推送地址，最后一次答复后删除）");

    public static string AlreadySubmitted(string receipt) => $"刚才那件已经提交好了。\n查询码：{receipt}\n看进度就点：{TapAbout("查询", receipt)}";

    public static string Satisfied(string receipt) => $"记下了：您对尾号 {Tail(receipt)} 的答复满意。谢谢。";

    public static string Dissatisfied(string receipt, string publicUrl) =>
        $"记下了：您对尾号 {Tail(receipt)} 的答复不满意。\n这本身不会改变处理结果；要重新查看，请提出异议："
        + (publicUrl.Length > 0 ? TapLink.Open("打开查询页面", $"{publicUrl}/t") + "，凭查询码提出。" : $"点{Tap("人工")}联系安委办。");

    public static string Progress(TrackedInfo info, string receipt)
    {
        var lines = new List<string>
        {
            $"查询码尾号 {Tail(receipt)}：{(info.Withdrawn ? "已撤回" : State(info.State))}（{info.HandlerName}）",
            $"{Day(info.AcceptedAt)}提交：{Shorten(info.Text, 40)}",
        };
        if (info.Talk.Count > 0)
        {
            lines.Add("");
            lines.AddRange(info.Talk.TakeLast(TalkShown).Select(one => $"{(one.FromReporter ? "您" : one.Sender)}：{Said(one)}"));
        }

        lines.AddRange(info switch
        {
            { Satisfied: { } satisfied } => [$"您对答复：{(satisfied ? "满意" : "不满意")}"],
            { MayRate: true } => [$"对答复：{TapAbout("满意", receipt)}　{TapAbout("不满意", receipt)}"],
            _ => Array.Empty<string>(),
        });
        lines.Add("");
        lines.Add(Next(info, receipt));
        return string.Join('\n', lines);
    }

    private static string Next(TrackedInfo info, string receipt) =>
        info.Withdrawn ? "看别的举报，请粘贴它的查询码。"
        : (info.AnswerAwaited ? $"部门在等您回答，请点：{TapAbout("补充", receipt, "回答")}\n" : "")
        + $"可以：{(info.AnswerAwaited ? "" : TapAbout("补充", receipt) + "　")}{TapAbout("撤回", receipt)}　{TapAbout(info.Subscribed ? "不再通知" : "通知我", receipt)}\n看别的举报，请粘贴它的查询码。";

    private static string Said(TalkInfo one) => one.Text.Length > 0 ? Shorten(one.Text, 120) : "（发来了材料）";

    private static string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Shanghai).ToString("M月d日", CultureInfo.InvariantCulture);

    private static string State(string code) => code switch
    {
        "registered" => "已登记，等待受理",
        "accepted" or "assigned" => "已受理",
        "awaiting-reporter" => "等您补充",
        "verifying" => "核查中",
        "verified" => "核查属实",
        "unfounded" => "核查不属实",
        "rectifying" or "rectified" => "整改中",
        "enforcement" => "已移送执法",
        "reinspecting" or "reinspected" => "复查中",
        "awaiting-write-off" => "已整改，等待销号",
        "written-off" => "已销号",
        "declined" => "不予受理",
        "guided" => "不属于安全隐患，已说明去处",
        "passed-outside" => "已转其他部门",
        "escalated" => "已上报上级",
        "concluded-above" => "上级已办结",
        "withdrawn" => "已撤回",
        _ => "办理中",
    };
}
