using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>Chinese words of casework: clocks, findings, levels, papers and what somebody else did.</summary>
internal static class CaseTexts
{
    private static readonly Dictionary<string, string> Clocks = new()
    {
        ["accept"] = "受理",
        ["accept-limit"] = "受理（最长）",
        ["answer"] = "等举报人补正",
        ["sign-for"] = "签收",
        ["check"] = "现场核查",
        ["conclude"] = "办结",
        ["feedback"] = "答复举报人",
        ["review"] = "异议复查",
        ["rectify"] = "整改",
        ["recheck"] = "复查",
        ["penalty"] = "处罚决定",
        ["listing"] = "挂牌督办",
    };

    private static readonly Dictionary<string, string> Findings = new()
    {
        ["true"] = "属实",
        ["partly"] = "部分属实",
        ["false"] = "不属实",
        ["not-established"] = "无法查实",
    };

    private static readonly Dictionary<string, string> PaperNames = new()
    {
        ["transfer-slip"] = "移送函",
        ["supervision-letter"] = "督办函",
        ["enterprise-notice"] = "重大隐患告知书",
        ["final-reply"] = "答复书",
    };

    private static readonly Dictionary<string, string> MineKinds = new()
    {
        ["acknowledge"] = "紧急，请确认",
        ["death-named"] = "提及死亡，请上报或解除",
        ["review"] = "异议待复查",
        ["extension"] = "延期待审批",
        ["late"] = "已逾期",
        ["listing"] = "重大隐患，考虑挂牌督办",
        ["co-lead"] = "协办待反馈",
        ["due"] = "即将到期",
        ["step"] = "待办理",
    };

    private static readonly string[] Levels = ["", "已提醒", "黄牌", "督办函", "领导督办", "月底清单"];

    public static string Clock(string code) => Clocks.GetValueOrDefault(code, "");

    public static string Finding(string code) => Findings.GetValueOrDefault(code, "");

    public static string Paper(string kind) => PaperNames.GetValueOrDefault(kind, "文书");

    public static string Mine(string kind) => MineKinds.GetValueOrDefault(kind, "");

    public static string Level(int level) => level >= 0 && level < Levels.Length ? Levels[level] : "";

    /// <returns>Null for a word that is not of casework.</returns>
    public static string? Word(string act) => CaseForms.All.FirstOrDefault(form => form.Act == act)?.Label;

    /// <summary>A day's deadline ends at midnight: people name the day before it.</summary>
    public static string Due(DateTimeOffset due) => ConsoleTexts.Time(due.AddMinutes(-1))[..10];

    public static string Warning(string code) => code.Split(':') switch
    {
        ["holiday-year-missing", var year] => $"节假日表还没有 {year} 年的安排，期限暂按周末和法定节日计算。请在国务院通知发布后补入 holidays.yaml。",
        ["duty-unreachable"] => "没有配置值班机器人或值班邮箱：没有人打开工作台时，紧急隐患无人知晓。请在辖区文件和邮件设置中补上。",
        _ => code,
    };

    public static string Problem(string code) => code switch
    {
        "smtp-failed" => "邮件服务器连不上或拒收",
        "smtp-sign-in" => "邮件服务器的账号或密码不对",
        "mail-failed" => "邮件发不出，请检查发件和收件地址",
        "robot-failed" => "群机器人连不上",
        "wechat-window-closed" => "微信送不到：对方 48 小时内没有给公众号发过消息，也没有模板消息可用",
        "wechat-unreachable" => "微信送不到：对方已取消关注，绑定已解除",
        "wechat-failed" => "微信多次发送失败",
        _ when code.StartsWith("robot-", StringComparison.Ordinal) => $"群机器人拒收（{code[6..]}）",
        _ => code,
    };

    public static string Conflict(NewerView newer, OfficeView office)
    {
        var department = office.Departments.FirstOrDefault(item => item.Code == newer.Department)?.Name ?? "";
        var label = ActForms.All.FirstOrDefault(form => form.Act == newer.Act)?.Label ?? ConsoleTexts.Word(newer.Act);
        return $"{department}{newer.ActorName} 于 {ConsoleTexts.Time(newer.At)} 已先做了“{label}”，您的操作没有生效。您填写的内容还在，请看最新情况后再决定。";
    }
}
