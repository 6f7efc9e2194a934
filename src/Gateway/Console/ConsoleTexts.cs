using System.Globalization;

namespace PublicReport.Gateway.Console;

/// <summary>Chinese words for the codes the core sends; times in Asia/Shanghai.</summary>
internal static class ConsoleTexts
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly Dictionary<string, string> StateNames = new()
    {
        ["registered"] = "已登记",
        ["accepted"] = "已受理",
        ["declined"] = "不予受理",
        ["guided"] = "已指引",
        ["merged"] = "已并案",
        ["written-off"] = "已销号",
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["we-chat"] = "微信",
        ["web"] = "网页",
        ["phone"] = "电话",
        ["letter"] = "来信",
        ["visit"] = "来访",
        ["village-cadre"] = "村干部代报",
        ["partner"] = "其他平台",
        ["anonymous"] = "匿名",
        ["confidential"] = "保密",
        ["named"] = "实名",
        ["dispatched"] = "系统按行业领域分送",
        ["triage-low-confidence"] = "系统把握不足，请人工判断",
        ["triage-classifier-unavailable"] = "分类服务当时不可用，请人工判断",
        ["triage-self-operated"] = "涉及部门自管场所，先由安委办处理",
        ["triage-out-of-scope"] = "可能不属于安全生产事项",
        ["out-of-scope"] = "可能不属于安全生产事项",
        ["assigned-by-person"] = "人工指派",
        ["handler"] = "经办人",
        ["safety-office"] = "安委办",
        ["duty-officer"] = "值班员",
        ["leader"] = "分管领导",
        ["custodian"] = "保密员",
        ["report-submitted"] = "收到举报",
        ["report-joined"] = "并入同一隐患的举报",
        ["accept"] = "受理",
        ["decline"] = "不予受理",
        ["hand-back"] = "退回安委办",
        ["assign"] = "指派",
        ["reply"] = "答复举报人",
        ["acknowledge-urgent"] = "确认紧急情况",
        ["release-paraphrase"] = "发布转述",
        ["supplement"] = "举报人补充",
        ["report-supplemented"] = "举报人补充",
        ["withdraw"] = "举报人撤回",
        ["report-withdrawn"] = "举报人撤回",
    };

    public static IReadOnlyDictionary<string, string> States => StateNames;

    public static string State(string code) => StateNames.GetValueOrDefault(code, "办理中");

    public static string Word(string code) => Words.GetValueOrDefault(code, "其他");

    public static string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
