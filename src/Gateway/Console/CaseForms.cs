using System.Globalization;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>Forms of the acts of casework proper; what they ask for beside the words is what the core's table says the act needs.</summary>
internal static class CaseForms
{
    private const ActFields Words = ActFields.Note | ActFields.NoteRequired;
    private const ActFields Maybe = ActFields.Note;

    public static IReadOnlyList<ActForm> All { get; } =
    [
        Form("ask-for-more", "补正告知", "请举报人补充什么（只能问一次，举报人会看到）", Words),
        Form("resume-after-answer", "结束补正", "说明（可不填）", Maybe),
        Form("sign-for", "签收", "说明（可不填）", Maybe),
        Form("assign-jointly", "派单", "说明（可不填）", Maybe),
        Form("verify", "提交核查结论", "核查情况", Words),
        Form("rectify-at-once", "立即整改", "整改要求", Words),
        Form("rectify-by-date", "限期整改", "说明（可不填）", Maybe),
        Form("declare-major", "判定重大隐患", "说明（可不填）", Maybe),
        Form("notify-enterprise", "送达告知书", "送达给谁、怎样送达", Words),
        Form("hand-to-enforcement", "移送执法", "移送理由", Words),
        Form("report-rectification", "整改反馈", "整改情况", Words),
        Form("report-as-co-lead", "协办反馈", "反馈内容", Words),
        Form("reinspect", "复查", "复查情况", Words),
        Form("write-off", "销号", "说明（可不填）", Maybe),
        Form("send-back", "销号退回", "退回理由", Words),
        Form("reply-finally", "正式答复", "说明（可不填，不给举报人看）", Maybe),
        Form("file-objection", "登记异议", "异议理由", Words),
        Form("decide-objection", "决定异议", "复查意见（举报人会看到）", Words),
        Form("request-extension", "申请延期", "延期理由（批准后举报人会看到）", Words),
        Form("approve-extension", "审批延期", "说明（可不填）", Maybe),
        Form("record-withdrawal", "登记撤回", "说明", Words),
        Form("pass-outside", "转外部", "移送事由（写入移送函，不得透露举报人）", Words),
        Form("emergency-hand-over", "应急直报", "情况说明", Words),
        Form("clear-death", "解除死亡标记", "核实情况", Words),
        Form("resume-locally", "上级交回", "说明", Words),
        Form("record-conclusion-above", "记录上级结论", "结论", Words),
        Form("list-for-supervision", "挂牌督办", "挂牌理由", Words),
        Form("delist", "摘牌", "说明", Words),
        Form("supervise-letter", "发督办函", "督办意见", Words),
    ];

    /// <summary>Acts that carry the matter on; shown before those that do not.</summary>
    private static readonly string[] Steps =
    [
        "acknowledge-urgent", "accept", "assign", "assign-jointly", "resume-after-answer", "sign-for", "verify", "rectify-at-once", "rectify-by-date", "declare-major",
        "hand-to-enforcement", "notify-enterprise", "report-rectification", "report-as-co-lead", "reinspect", "write-off", "send-back", "reply-finally",
        "decide-objection", "approve-extension", "record-conclusion-above", "resume-locally", "clear-death", "release-paraphrase", "delist",
    ];

    /// <summary>What the person may do and what has a point now: the steps that carry it on, then the rest.</summary>
    public static IEnumerable<IReadOnlyList<ActForm>> Grouped(HazardFileView file) => ActForms.Of(file.AllowedActs)
        .Where(form => HasPoint(form.Act, file))
        .GroupBy(form => Steps.Contains(form.Act))
        .OrderByDescending(group => group.Key)
        .Select(group => group.OrderBy(form => Array.IndexOf(Steps, form.Act)).ToList());

    /// <summary>The core refuses what has no point; the button need not be there to find that out.</summary>
    private static bool HasPoint(string act, HazardFileView file)
    {
        var (hazard, record) = (file.Summary, file.Record);
        return act switch
        {
            "acknowledge-urgent" => hazard.Alarms,
            "notify-enterprise" => record.Major is { NotifiedOn.Length: 0 },
            "clear-death" => record.Death,
            "approve-extension" => record.Extension is { Decision: "" },
            "request-extension" => record.Extension is null or { Decision: "refused" },
            "decide-objection" => record.Objections.Any(item => item.Decision.Length == 0),
            "reply-finally" => record.ReplyOwed,
            "file-objection" => record.Papers.Contains("final-reply"),
            "list-for-supervision" => !hazard.Listed && (hazard.Major || hazard.SupervisionLevel >= 4),
            "delist" => hazard.Listed,
            "release-paraphrase" => file.AllowedActs.Contains("release-paraphrase") && (file.NeutralOrder.Length > 0 || file.Paraphrase.Length > 0 || file.Routing.Reason == "kept-from-unit"),
            _ => true,
        };
    }

    public static bool IsPerformed(ActForm form) => All.Contains(form);

    /// <summary>What can be known beforehand, so that people only write what is new.</summary>
    public static CaseInput Prefilled(string act, HazardFileView file, DateOnly today)
    {
        var record = file.Record;
        var input = new CaseInput
        {
            Date = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enterprise = record.Major?.Enterprise ?? "",
            Report = file.Reports is [var only] ? only.Id : "",
            Department = act == "assign-jointly" ? file.Summary.Department : "",
            CoLeads = act == "assign-jointly" ? [.. record.CoLeads.Select(item => item.Code)] : [],
            Days = act == "request-extension" ? 30 : 0,
            Verdict = act == "approve-extension" ? "yes" : "",
        };
        if (act == "reply-finally" && record.Verification is { } check)
        {
            (input.Conclusion, input.Facts) = (CaseTexts.Finding(check.Finding), check.Findings);
        }

        if (act is "decide-objection" && record.Objections.FirstOrDefault(item => item.Decision.Length == 0) is { Report: { Length: > 0 } report })
        {
            input.Report = report;
        }

        return input;
    }

    private static ActForm Form(string act, string label, string noteLabel, ActFields fields) => new(act, act, label, noteLabel, fields);
}
