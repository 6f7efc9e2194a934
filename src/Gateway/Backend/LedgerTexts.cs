namespace PublicReport.Gateway.Backend;

/// <summary>Plain Chinese for the ledger's codes: what is wrong and what to do.</summary>
public static class LedgerTexts
{
    private static readonly Dictionary<string, string> Errors = new()
    {
        ["ledger-forbidden"] = "台账由各部门经办人和安委办使用，您的账号没有这项权限。",
        ["enterprise-not-found"] = "没有找到这家企业，或不在您的职责范围内。",
        ["enterprise-name-taken"] = "已有同名企业，请直接打开那一家。",
        ["finding-already-entered"] = "同一企业、同一天、同样内容的隐患已经在库，没有重复录入。",
        ["nothing-new"] = "文件里的每一行都已在库，没有需要导入的内容。",
        ["not-in-rectification"] = "只有还没有销号的在库隐患可以更新进展。",
        ["too-many-to-export"] = "条数太多，请先缩小范围再导出。",
        ["period-invalid"] = "开始日期不能晚于结束日期。",
        ["date-missing"] = "请填写日期。",
        ["date-invalid"] = "日期不对，请写成 2026-03-02 这样。",
        ["date-in-future"] = "日期不能晚于今天。",
        ["leader-missing"] = "请填写带队人。",
        ["findings-invalid"] = "隐患数量请填 0 到 1000 的整数。",
        ["file-empty"] = "文件是空的，请重新选择。",
        ["file-too-large"] = "文件太大（上限 2 MB），请分成几个文件导入。",
        ["file-old-excel"] = "这是旧版 .xls 文件，请在表格软件中另存为 .xlsx 再导入。",
        ["file-type"] = "只能导入 .xlsx 或 .csv 文件，且内容要与扩展名一致。",
        ["file-damaged"] = "文件打不开，可能已损坏，请用表格软件打开后另存一份。",
        ["file-encoding"] = "文件的文字编码无法识别，请另存为 .xlsx 或 UTF-8 编码的 .csv。",
        ["file-quotes"] = ".csv 文件里有没有配对的引号，请另存为 .xlsx 再导入。",
        ["source-unknown"] = "来源只能是“企业自查”或“督导检查”；群众举报在核实为重大后自动入库。",
        ["domain-not-yours"] = "这个行业领域不归您的部门牵头，请联系安委办。",
        ["found-in-future"] = "发现日期不能晚于今天。",
        ["deadline-before-found"] = "整改时限不能早于发现日期。",
    };

    private static readonly Dictionary<string, string> RowErrors = new()
    {
        ["missing"] = "没有填写，请补上",
        ["too-long"] = "太长，请删减",
        ["not-a-date"] = "不是日期，请写成 2026-03-02 这样",
        ["unknown-domain"] = "不是行业领域的名称，请从模板“填写说明”页选取",
        ["unknown-village"] = "不是本乡镇村（居）的名称，请从模板“填写说明”页选取",
        ["row-twice"] = "与前面一行重复（左侧为那一行的行号），请删去一行",
        ["merged-cells"] = "有合并单元格，请取消合并并逐行填写",
        ["formula-cell"] = "是公式，请复制后“粘贴为数值”",
        ["column-missing"] = "缺少这一列，请使用模板",
        ["column-twice"] = "这一列出现了两次，请删去一列",
        ["column-unknown"] = "不认识的列，请改成模板中的列名或删去",
        ["no-rows"] = "没有可导入的行（示例行不导入），请填写后再试",
        ["too-many-rows"] = "行数太多，一次最多 500 行，请分成几个文件",
    };

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["number"] = "序号",
        ["source"] = "来源",
        ["found-on"] = "发现日期",
        ["finders"] = "发现人",
        ["enterprise"] = "企业名称",
        ["domain"] = "行业领域",
        ["village"] = "村（居）",
        ["place"] = "具体地点",
        ["description"] = "隐患描述",
        ["standard"] = "判定标准",
        ["article"] = "判定条款",
        ["principal"] = "主要负责人",
        ["controller"] = "实际控制人",
        ["contact"] = "联系方式",
        ["responsible"] = "整改责任人",
        ["measures"] = "整改措施",
        ["money"] = "整改资金",
        ["deadline"] = "整改时限",
        ["contingency"] = "应急预案",
        ["signed-by"] = "签字负责人",
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["public-report"] = "群众举报查实",
        ["enterprise-self-check"] = "企业自查上报",
        ["inspection"] = "督导检查发现",
        ["stock"] = "期初存量",
        ["found"] = "本期新增",
        ["written-off"] = "已销号",
        ["outstanding"] = "期末未销号",
        ["overdue"] = "其中超期",
        ["0-30"] = "30 天以内",
        ["31-90"] = "31–90 天",
        ["91-180"] = "91–180 天",
        ["181-365"] = "181–365 天",
        ["over-365"] = "一年以上",
        ["rectifying"] = "整改中",
        ["enforcement"] = "已移送执法",
        ["reinspecting"] = "待复查",
        ["awaiting-write-off"] = "待销号",
        ["escalated"] = "已上报",
        ["concluded-above"] = "上级已办结",
    };

    public static IReadOnlyList<string> States { get; } =
        ["rectifying", "enforcement", "reinspecting", "awaiting-write-off", "written-off", "escalated", "concluded-above"];

    public static IReadOnlyList<string> Sources { get; } = ["public-report", "enterprise-self-check", "inspection"];

    /// <returns>Null for a code that is not the ledger's.</returns>
    public static string? Find(string code) => Errors.GetValueOrDefault(code) ?? FieldError(code);

    public static string Word(string code) => Words.GetValueOrDefault(code, "核查中");

    public static string Column(string code) => Columns.GetValueOrDefault(code, "");

    /// <summary>One line of the error list.</summary>
    public static string Problem(ImportProblemView problem) =>
        RowErrors.GetValueOrDefault(problem.Code) ?? Find(problem.Code) ?? "填写不对，请对照模板检查";

    /// <summary>"deadline-missing" and the like: the column's name and what is wrong with it.</summary>
    private static string? FieldError(string code)
    {
        foreach (var (ending, text) in new[] { ("-missing", "请填写"), ("-too-long", "请删减，太长：") })
        {
            if (code.EndsWith(ending, StringComparison.Ordinal) && Columns.TryGetValue(code[..^ending.Length], out var column))
            {
                return $"{text}{column}。";
            }
        }

        return null;
    }
}
