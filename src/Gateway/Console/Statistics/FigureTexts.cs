namespace PublicReport.Gateway.Console.Statistics;

/// <summary>Chinese words for the keys of figures.</summary>
internal static class FigureTexts
{
    public const string Notes =
        "统计口径：时间以北京时间零点为界。按期：办理时限在到期前结束；逾期：到期时仍未办完，计入到期的那个月，只计一次，以后办完也不改。"
        + "行业领域、村（居）以统计时的最新认定为准。期末在办为期末那一刻的存量。满意、不满意为举报人看到最后答复后的评价，计入评价的那个月，没有评价的不计。奖励另行统计。";

    private static readonly Dictionary<string, string> Measures = new()
    {
        ["received"] = "收到举报",
        ["hazards"] = "新立隐患",
        ["joined"] = "并入已有隐患的举报",
        ["recurrence"] = "销号后再次被举报",
        ["accepted"] = "受理",
        ["declined"] = "不予受理",
        ["guided"] = "非安全生产事项（已指引）",
        ["passed-outside"] = "转其他渠道",
        ["escalated"] = "上报上级",
        ["merged"] = "并案",
        ["handed-back"] = "退单",
        ["asked"] = "请举报人补正",
        ["withdrawn"] = "举报人撤回",
        ["verified"] = "完成核查",
        ["true"] = "属实",
        ["partly"] = "部分属实",
        ["false"] = "不属实",
        ["not-established"] = "无法查实",
        ["at-once"] = "立即整改",
        ["by-date"] = "限期整改",
        ["enforcement"] = "移送执法",
        ["rectified"] = "整改反馈",
        ["reinspected-passed"] = "复查通过",
        ["reinspected-failed"] = "复查未通过",
        ["written-off"] = "销号",
        ["replied"] = "法定答复",
        ["on-time"] = "按期",
        ["late"] = "逾期",
        ["extended"] = "批准延期",
        ["extension-refused"] = "未批准延期",
        ["remind"] = "到期提醒",
        ["yellow"] = "黄牌提醒",
        ["letter"] = "督办函",
        ["leader"] = "报分管领导",
        ["month-end"] = "列入月底督办清单",
        ["listed"] = "挂牌督办",
        ["delisted"] = "摘牌",
        ["major-found"] = "判定重大事故隐患",
        ["major-cleared"] = "重大事故隐患销号",
        ["repeat-unit"] = "一年内再次判定重大的单位",
        ["objection"] = "提出异议",
        ["upheld"] = "异议成立",
        ["maintained"] = "维持原结论",
        ["satisfied"] = "对答复满意",
        ["dissatisfied"] = "对答复不满意",
        ["open"] = "期末在办",
        ["open-major"] = "期末重大事故隐患存量",
        ["due-soon"] = "三天内到期",
        ["overdue"] = "已逾期",
        ["urgent"] = "紧急未确认",
        ["waiting"] = "等我办理",
    };

    private static readonly Dictionary<string, string> Values = new()
    {
        ["WeChat"] = "微信",
        ["Web"] = "网页",
        ["Phone"] = "电话",
        ["Letter"] = "来信",
        ["Visit"] = "来访",
        ["VillageCadre"] = "村干部代报",
        ["Partner"] = "其他平台",
        ["insider"] = "从业人员",
        ["public"] = "社会公众",
        ["Anonymous"] = "匿名",
        ["Confidential"] = "保密",
        ["Named"] = "实名",
        ["public-report"] = "群众举报查实",
        ["enterprise-self-check"] = "企业自查上报",
        ["inspection"] = "督导检查发现",
        ["0-7"] = "7天以内",
        ["8-15"] = "8–15天",
        ["16-30"] = "16–30天",
        ["31-60"] = "31–60天",
        ["61+"] = "60天以上",
        ["accept"] = "受理",
        ["accept-limit"] = "受理（最长）",
        ["sign-for"] = "签收",
        ["check"] = "现场核查",
        ["conclude"] = "办结",
        ["feedback"] = "答复举报人",
        ["review"] = "异议复查",
        ["rectify"] = "限期整改",
        ["penalty"] = "执法处理",
        ["recheck"] = "整改复查",
        ["listing"] = "挂牌督办",
        ["True"] = "属实",
        ["Partly"] = "部分属实",
        ["False"] = "不属实",
        ["NotEstablished"] = "无法查实",
    };

    public static IReadOnlyList<string> Channels { get; } = ["WeChat", "Web", "Phone", "Letter", "Visit", "VillageCadre", "Partner"];

    public static IReadOnlyList<string> Ages { get; } = ["0-7", "8-15", "16-30", "31-60", "61+"];

    public static IReadOnlyList<string> Clocks { get; } = ["accept", "accept-limit", "sign-for", "check", "conclude", "feedback", "rectify", "recheck", "review", "penalty", "listing"];

    public static IReadOnlyList<string> Sources { get; } = ["public-report", "enterprise-self-check", "inspection"];

    public static string Measure(string code) => Measures.GetValueOrDefault(code, code);

    /// <returns>Empty for a value nobody needs to read.</returns>
    public static string Value(string code) => Values.GetValueOrDefault(code, "");

    public static string Percent(double share) => share.ToString("P1", System.Globalization.CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>"2026年3月", "2026年第1季度", "2026年", "目前".</summary>
    public static string Period(string name) => name switch
    {
        [_, _, _, _, '-', 'Q', var quarter] => $"{name[..4]}年第{quarter}季度",
        [_, _, _, _, '-', _, _] => $"{name[..4]}年{name[5..].TrimStart('0')}月",
        [_, _, _, _] => $"{name}年",
        _ => "目前",
    };

    public static string Title(Backend.SheetView sheet, Backend.OfficeView office) =>
        $"{office.Township}{office.Villages.FirstOrDefault(village => village.Code == sheet.Village)?.Name}安全隐患举报{Period(sheet.Period)}统计表";

    /// <summary>What a figure counts, in words.</summary>
    public static string Key(string key, Backend.OfficeView? office)
    {
        var parts = key.Split(';');
        return Measure(parts[0]) + string.Concat(parts.Skip(1).Select(part => " · " + Narrowed(part.Split('=', 2), office)));
    }

    private static string Narrowed(string[] pair, Backend.OfficeView? office) => pair[0] switch
    {
        "domain" => office?.Domains.FirstOrDefault(domain => domain.Slug == pair[1])?.Name ?? "其他领域",
        "village" => office?.Villages.FirstOrDefault(village => village.Code == pair[1])?.Name ?? "未注明村（居）",
        "department" => office?.Departments.FirstOrDefault(department => department.Code == pair[1])?.Name ?? pair[1],
        "reason" => office?.DeclineReasons.FirstOrDefault(reason => reason.Code == pair[1])?.Name ?? pair[1],
        _ => Value(pair[1]),
    };
}
