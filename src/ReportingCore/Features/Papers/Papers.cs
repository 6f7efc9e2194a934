namespace PublicReport.ReportingCore.Features.Papers;

/// <summary>移送函, 督办函, 重大隐患告知书 and 答复书, each from facts alone; null while there is nothing to write.</summary>
internal static class Papers
{
    private static readonly Dictionary<string, Func<PaperFacts, OfficialPaper?>> Kinds = new()
    {
        ["transfer-slip"] = TransferSlip,
        ["supervision-letter"] = SupervisionLetter,
        ["enterprise-notice"] = EnterpriseNotice,
        ["final-reply"] = FinalReply,
    };

    public static IEnumerable<string> Available(PaperFacts facts) => Kinds.Where(kind => kind.Value(facts) is not null).Select(kind => kind.Key);

    /// <returns>Null for an unknown kind too.</returns>
    public static OfficialPaper? Write(string kind, PaperFacts facts) => Kinds.TryGetValue(kind, out var write) ? write(facts) : null;

    private static OfficialPaper? TransferSlip(PaperFacts facts) => facts.Transfer is not { } transfer ? null : new()
    {
        Kind = "transfer-slip",
        Title = "安全隐患举报事项移送函",
        Number = transfer.Slip,
        Addressee = transfer.Destination,
        Paragraphs =
        [
            $"我单位受理的{facts.Number}号安全隐患举报事项，经审查属于贵单位职责范围。根据《中华人民共和国安全生产法》第六十九条、第七十三条，现移送贵单位依法处理。",
            $"移送事由：{transfer.Matter}",
            "举报人信息依法予以保密，不随本函移送。处理结果请函告我单位。",
        ],
        Rows = [.. Place(facts), ("移送日期", Day(transfer.On))],
        Office = $"{facts.Township}{facts.DepartmentName}",
        Date = transfer.On,
    };

    private static OfficialPaper? SupervisionLetter(PaperFacts facts) => facts.Letter is not { } letter ? null : new()
    {
        Kind = "supervision-letter",
        Title = "安全隐患督办函",
        Number = letter.Number,
        Addressee = facts.DepartmentName,
        Paragraphs =
        [
            $"由你单位牵头办理的{facts.Number}号安全隐患"
                + (letter.Clock.Length == 0 ? "进展迟缓" : $"，{letter.Clock}期限为{Day(letter.Due)}，至今未办结") + "。",
            .. letter.Words.Length == 0 ? Array.Empty<string>() : [$"督办意见：{letter.Words}"],
            "请你单位收到本函后立即办理，三日内将办理情况和完成时间书面报送。逾期仍未办理的，将报请分管领导督办并列入月底督办清单。",
        ],
        Rows = [.. Place(facts), .. facts.Measures is { } plan ? [("整改责任人", plan.Responsible), ("整改期限", Day(plan.Deadline))] : Array.Empty<(string, string)>()],
        Office = $"{facts.Township}{facts.SafetyOfficeName}",
        Date = letter.On,
    };

    private static OfficialPaper? EnterpriseNotice(PaperFacts facts) => facts is not { Major: { } major, Measures: { } plan } ? null : new()
    {
        Kind = "enterprise-notice",
        Title = "重大事故隐患告知书",
        Number = $"告{facts.Number}",
        Addressee = $"{major.Enterprise}（主要负责人{major.Principal}、实际控制人{major.Controller}）",
        Paragraphs =
        [
            $"经现场核查，你单位存在的问题符合{major.Standard}{major.Article}，判定为重大事故隐患。"
                + (facts.Verified is { } verified ? $"核查日期{Day(verified.On)}，核查情况：{verified.Findings}" : ""),
            "请你单位按照责任、措施、资金、期限、预案“五落实”的要求立即组织整改；整改前或整改过程中无法保证安全的，应当停产停业或者停止使用相关设施、设备。整改完成后书面申请复查，复查通过前不得恢复。",
            "拒不整改的，将依照《中华人民共和国安全生产法》第一百零二条等规定处理。",
        ],
        Rows =
        [
            .. Place(facts), ("整改责任人", plan.Responsible), ("整改措施", plan.Measures), ("整改资金", plan.Money), ("整改期限", Day(plan.Deadline)), ("应急预案", plan.Contingency),
            ("主要负责人签收", ""), ("实际控制人签收", ""),
        ],
        Office = $"{facts.Township}{facts.DepartmentName}",
        Date = facts.Today,
    };

    private static OfficialPaper? FinalReply(PaperFacts facts) => facts.Reply is not { } reply ? null : new()
    {
        Kind = "final-reply",
        Title = "安全隐患举报答复书",
        Number = $"复{facts.Number}",
        Addressee = "举报人",
        Paragraphs =
        [
            $"您反映的事项（编号{facts.Number}）已办理，现答复如下：",
            $"一、核查结论：{reply.Conclusion}",
            $"二、简要核查情况：{reply.Facts}",
            $"三、处理决定：{reply.Decision}",
            $"四、是否符合奖励条件：{reply.Reward}",
            $"如对本答复有异议，可自收到之日起{facts.ObjectionDays}日内凭查询码提出，由上一级组织复查。感谢您对安全生产工作的支持。",
        ],
        Office = $"{facts.Township}{facts.DepartmentName}",
        Date = Domain.Clocks.WorkingCalendar.Day(reply.At),
    };

    private static IEnumerable<(string, string)> Place(PaperFacts facts)
    {
        yield return ("隐患编号", facts.Number);
        yield return ("行业领域", facts.DomainName);
        if (facts.VillageName.Length > 0)
        {
            yield return ("所在村（居）", facts.VillageName);
        }
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
