using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <param name="Code">Kebab-case name, as errors call it.</param>
/// <param name="Heading">In the first row of a file.</param>
/// <param name="Required">The file must have it.</param>
/// <param name="Example">In the template's example row.</param>
internal sealed record SheetColumn(string Code, string Heading, bool Required, string Example);

/// <summary>All words of the ledger's files: people read them, and imports are read by them.</summary>
internal static class SheetTexts
{
    public const string NumberCode = "number";

    /// <summary>A row whose first column begins with this is shown, never imported.</summary>
    public const string ExampleMark = "示例";

    public const string FindingsSheet = "隐患清单";
    public const string ChoicesSheet = "填写说明";
    public const string LedgerSheet = "重大事故隐患清单";

    /// <summary>Separators people put between names.</summary>
    public static readonly char[] Separators = ['、', '，', ',', ';', '；', '/'];

    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(NumberCode, "序号", false, "示例（本行不会导入）"),
        new("source", "来源", true, "企业自查"),
        new("found-on", "发现日期", true, "2026-03-02"),
        new("finders", "发现人", true, "张三、李四"),
        new("enterprise", "企业名称", true, "示例机械有限公司"),
        new("domain", "行业领域", true, "工贸"),
        new("village", "村（居）", false, ""),
        new("place", "具体地点", false, "抛光车间"),
        new("description", "隐患描述", true, "除尘系统未按规定设置锁气卸灰装置"),
        new("standard", "判定标准", true, "工贸企业重大事故隐患判定标准"),
        new("article", "判定条款", true, "第十一条"),
        new("principal", "主要负责人", true, "王五"),
        new("controller", "实际控制人", true, "王五"),
        new("contact", "联系方式", false, ""),
        new("responsible", "整改责任人", true, "赵六"),
        new("measures", "整改措施", true, "停用并加装锁气卸灰装置"),
        new("money", "整改资金", true, "3万元"),
        new("deadline", "整改时限", true, "2026-04-30"),
        new("contingency", "应急预案", true, "整改完成前停止作业，现场警戒"),
        new("signed-by", "签字负责人", true, "孙七"),
    ];

    public static IReadOnlyDictionary<string, HazardSource> Sources { get; } = new Dictionary<string, HazardSource>
    {
        ["企业自查"] = HazardSource.EnterpriseSelfCheck,
        ["企业自查上报"] = HazardSource.EnterpriseSelfCheck,
        ["督导检查"] = HazardSource.Inspection,
        ["督导检查发现"] = HazardSource.Inspection,
    };

    public static IReadOnlyList<string> ChoiceHeadings { get; } = ["来源", "行业领域", "村（居）", "填写说明"];

    public static IReadOnlyList<string> Hints { get; } =
    [
        "日期写成 2026-03-02。",
        "来源、行业领域、村（居）请从本页所列中选取。",
        "发现人有多位时用顿号隔开。",
        "以“示例”开头的行不会导入。",
        "请勿使用公式和合并单元格。",
        "一次最多 500 行；有任何一行不对，整个文件都不导入。",
    ];

    public static IReadOnlyList<string> LedgerHeadings { get; } =
    [
        "编号", "来源", "发现日期", "企业名称", "主要负责人", "实际控制人", "行业领域", "牵头部门", "村（居）", "地点", "隐患描述", "判定标准", "判定条款",
        "整改责任人", "整改措施", "整改资金", "整改时限", "应急预案", "状态", "最新进展", "送达日期", "销号日期", "是否超期",
    ];

    public static string Source(HazardSource source) => source switch
    {
        HazardSource.EnterpriseSelfCheck => "企业自查上报",
        HazardSource.Inspection => "督导检查发现",
        _ => "群众举报查实",
    };

    public static string State(HazardState state) => state switch
    {
        HazardState.Rectifying => "整改中",
        HazardState.Enforcement => "已移送执法",
        HazardState.Reinspecting => "待复查",
        HazardState.AwaitingWriteOff => "待销号",
        HazardState.WrittenOff => "已销号",
        HazardState.Escalated => "已上报",
        HazardState.ConcludedAbove => "上级已办结",
        _ => "核查中",
    };

    public static string Yes(bool yes) => yes ? "是" : "";
}
