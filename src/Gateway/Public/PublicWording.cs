using System.Globalization;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>Codes and times as reporters read them.</summary>
internal static partial class PublicTexts
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static string Moment(DateTimeOffset at) => at.ToOffset(Shanghai).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.ToOffset(Shanghai).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (int)(now - at).TotalDays switch
    {
        <= 0 => "今天",
        1 => "昨天",
        < 60 and var days => $"{days} 天前",
        var days => $"{days / 30} 个月前",
    };

    /// <summary>In pieces that stay whole on the narrowest phone: township, two groups, two groups and the check character.</summary>
    public static IEnumerable<string> ReceiptLines(string receipt)
    {
        var groups = receipt.Split('-');
        return groups is [var area, var a, var b, var c, var d, var check] ? [$"{area}-", $"{a}-{b}-", $"{c}-{d}-{check}"] : [receipt];
    }

    public static string Way(ReporterAnonymity anonymity) => anonymity switch
    {
        ReporterAnonymity.Confidential => "保密",
        ReporterAnonymity.Named => "实名",
        _ => "匿名",
    };

    public static IEnumerable<string> Answers(CircumstancesInfo said)
    {
        string?[] parts =
        [
            said.Ongoing switch { true => "现在还在", false => "现在已经没有了", null => null },
            said.PeopleAtRisk.Length > 0 ? $"可能伤到：{said.PeopleAtRisk}" : null,
            said.ToldEmployer switch { true => "告诉过单位", false => "没有告诉单位", null => null },
            said.EmployerAnswer.Length > 0 ? said.EmployerAnswer : null,
        ];
        return parts.OfType<string>();
    }

    /// <summary>State of a report's handling.</summary>
    public static string State(string code) => code switch
    {
        "registered" => "已登记，等待受理",
        "awaiting-reporter" => "需要您补充",
        "accepted" => "已受理",
        "assigned" => "已派给负责部门",
        "verifying" => "正在现场核查",
        "verified" => "已核查，确有隐患",
        "unfounded" => "已核查，未发现所反映的隐患",
        "rectifying" => "正在整改",
        "rectified" or "reinspecting" => "整改完成，等待复查",
        "reinspected" or "awaiting-write-off" => "复查通过，等待销号",
        "enforcement" => "已移送执法部门",
        "written-off" => "隐患已消除，已销号",
        "declined" => "不予受理",
        "guided" => "已告知去处",
        "passed-outside" => "已转有权处理的单位",
        "escalated" => "已上报上级处理",
        "concluded-above" => "上级已办结",
        "merged" => "已与同一隐患合并办理",
        "withdrawn" => "您已撤回",
        _ => "办理中",
    };

    public static string Step(string code) => code switch
    {
        "registered" => "登记",
        "supplemented" => "您补充了内容",
        "withdrawn" => "您撤回了举报",
        "insisted" => "您坚持上报，已转安委办人工判断",
        "asked" => "请您补充",
        "replied" => "答复",
        "extended" => "办理期限已延长",
        "objected" => "您提出了异议",
        "objection-decided" => "异议复查有了结果",
        "verified" => "完成现场核查",
        "reinspected" => "完成复查",
        _ => State(code),
    };
}
