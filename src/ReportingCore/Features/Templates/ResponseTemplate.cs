namespace PublicReport.ReportingCore.Features.Templates;

/// <summary>Ready-made words for one act; people change them before they send.</summary>
public sealed record ResponseTemplate(string Act, string Name, string Text);

/// <summary>Templates of one department; version 0: the defaults, nobody has changed them.</summary>
public sealed record TemplateSet(long Version, IReadOnlyList<ResponseTemplate> Items)
{
    public static TemplateSet Defaults { get; } = new(0,
    [
        new("accept", "受理", "您反映的事项已受理，我们将安排人员现场核查，核查结果会及时告知您。"),
        new("accept", "受理并请注意安全", "您反映的事项已受理。处理完成前请不要靠近，有危险请先拨打 119、110 或 120。"),
        new("decline", "不属于安全生产", "您反映的事项不属于安全生产隐患，可拨打 12345 政务服务热线反映。"),
        new("decline", "同一事项已受理", "您反映的事项此前已受理，正在办理，可凭原查询码查看进度。"),
        new("decline", "已办结且无新情况", "您反映的事项此前已办结，本次没有新的事实。如出现新情况，欢迎再次反映。"),
        new("ask-for-more", "补充地点", "为尽快核查，请补充具体地点，例如哪个村、靠近哪里，最好附一张现场照片。"),
        new("ask-for-more", "补充对象", "为尽快核查，请补充涉及的单位、设施或场所名称，以及您看到的时间。"),
        new("reply", "已到现场", "我们已到现场核查，正在督促整改，处理结果会继续告知您。"),
        new("reply", "正在整改", "隐患已确认，责任单位正在整改，预计完成时间："),
        new("reply", "已整改", "您反映的隐患已整改完毕并通过复查。感谢您对安全生产工作的支持。"),
        new("hand-back", "不属于本单位职责", "经核对，该事项不属于本单位职责范围，理由："),
        new("request-extension", "情况复杂", "情况复杂，需要进一步检测鉴定，申请延长办理期限。"),
    ]);
}
