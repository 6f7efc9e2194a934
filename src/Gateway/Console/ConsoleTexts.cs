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
        ["awaiting-reporter"] = "补正中",
        ["assigned"] = "已派单",
        ["verifying"] = "核查中",
        ["verified"] = "已查实",
        ["unfounded"] = "不属实",
        ["rectifying"] = "整改中",
        ["enforcement"] = "已移送执法",
        ["reinspecting"] = "待复查",
        ["awaiting-write-off"] = "待销号",
        ["passed-outside"] = "已转外部",
        ["escalated"] = "已上报",
        ["concluded-above"] = "上级已办结",
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
        ["reclassified"] = "系统重新给出建议",
        ["report-heard"] = "系统补读分类服务不可用时收到的举报",
        ["place-saved"] = "修改地名",
        ["evidence-read"] = "查看照片或录音",
        ["picture-released"] = "给后来的举报人看照片",
        ["picture-taken-back"] = "不再给举报人看照片",
        ["supplement"] = "举报人补充",
        ["report-supplemented"] = "举报人补充",
        ["withdraw"] = "举报人撤回",
        ["kept-from-unit"] = "不让被举报单位知道，先由安委办处理",
        ["low-confidence"] = "系统把握不足，请人工判断",
        ["classifier-unavailable"] = "分类服务当时不可用，请人工判断",
        ["merge"] = "并案",
        ["undo-merge"] = "撤销并案",
        ["split"] = "拆分",
        ["undo-split"] = "撤销拆分",
        ["not-the-same"] = "确认不是同一隐患",
        ["ring-urgent"] = "再次提醒值班员",
        ["supervise-remind"] = "到期提醒",
        ["supervise-yellow"] = "到期黄牌",
        ["supervise-letter"] = "督办函",
        ["supervise-leader"] = "报分管领导督办",
        ["supervise-month-end"] = "列入月底督办清单",
        ["report-withdrawn"] = "举报人撤回",
        ["report-insisted"] = "举报人坚持上报",
        ["identity-deleted"] = "举报人删除姓名电话",
        ["reply-received"] = "举报人看到答复",
        ["reply-rated"] = "举报人评价答复",
        ["notices-requested"] = "举报人要求通知",
        ["notices-stopped"] = "举报人停止通知",
        ["enter-finding"] = "录入重大隐患",
        ["update-rectification"] = "更新整改进展",
        ["findings-imported"] = "批量导入隐患",
        ["ledger-exported"] = "导出台账",
        ["enterprise-entered"] = "企业建档",
        ["enterprise-changed"] = "修改企业资料",
        ["self-check-recorded"] = "登记自查",
        ["paper-prepared"] = "出具文书",
        ["templates-saved"] = "修改常用语模板",
        ["routing-corrections-read"] = "查看分送更正",
        ["corrections-exported"] = "导出分送更正",
        ["delivery-given-up"] = "通知多次未送达，不再重发",
        ["identity-asked"] = "申请查看举报人身份",
        ["identity-granted"] = "同意查看举报人身份",
        ["identity-denied"] = "不同意查看举报人身份",
        ["identity-read"] = "查看举报人身份",
        ["place-removed"] = "删除地名",
        ["first-run-links-issued"] = "首次启动，发出登录链接",
        ["account-added"] = "新增账号",
        ["link-issued"] = "发出登录链接",
        ["account-activated"] = "启用账号",
        ["password-reset"] = "重设密码",
        ["wechat-bound"] = "绑定微信提醒",
        ["wechat-unbound"] = "解除微信提醒",
        ["signed-in"] = "登录",
        ["signed-out"] = "退出登录",
        ["sign-in-failed"] = "登录失败",
    };

    public static IReadOnlyDictionary<string, string> States => StateNames;

    public static string State(string code) => StateNames.GetValueOrDefault(code, "办理中");

    public static string Word(string code) => Words.GetValueOrDefault(code) ?? CaseTexts.Word(code) ?? "其他";

    /// <summary>What a reporter said of the final reply, to stand last in a line; empty when nothing was said.</summary>
    public static string Satisfaction(bool? satisfied) => satisfied switch { true => " · 对答复满意", false => " · 对答复不满意", null => "" };

    /// <summary>A place that already names its village does not say it twice.</summary>
    public static string Place(string village, string place) => place.StartsWith(village, StringComparison.Ordinal) ? place : $"{village} {place}".Trim();

    public static string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
