namespace PublicReport.Gateway.Console;

/// <summary>What an act's form asks for.</summary>
[Flags]
internal enum ActFields
{
    None = 0,
    Note = 1,
    NoteRequired = 2,
    DeclineReason = 4,
    Department = 8,
    Domain = 16,
}

/// <param name="Act">Code as the core allows it.</param>
/// <param name="Call">Code of the backend call; differs where one act has two forms.</param>
/// <param name="Label">On the button.</param>
/// <param name="NoteLabel">Above the words asked for.</param>
/// <param name="Fields">What is asked.</param>
internal sealed record ActForm(string Act, string Call, string Label, string NoteLabel, ActFields Fields)
{
    public bool Has(ActFields field) => (Fields & field) != 0;
}

/// <summary>The table behind the acts panel: one entry a form; the call of the same code is in the backend's table.</summary>
internal static class ActForms
{
    private const ActFields Words = ActFields.Note | ActFields.NoteRequired;

    public static IReadOnlyList<ActForm> All { get; } =
    [
        new("acknowledge-urgent", "acknowledge-urgent", "确认紧急情况", "", ActFields.None),
        new("accept", "accept", "受理", "说明（可不填）", ActFields.Note),
        new("reply", "reply", "答复举报人", "答复内容（举报人会看到）", Words),
        new("reply", "question", "请举报人补充", "想问举报人的问题（举报人会看到）", Words),
        new("assign", "assign", "指派部门", "说明（可不填）", ActFields.Department | ActFields.Domain | ActFields.Note),
        new("hand-back", "hand-back", "退回安委办", "退回理由", Words),
        new("decline", "decline", "不予受理", "补充说明（举报人会看到）", ActFields.DeclineReason | Words),
        new("release-paraphrase", "release-paraphrase", "发布转述", "转述内容（不得透露举报人或原文）", ActFields.Department | Words),
        .. CaseForms.All,
    ];

    public static IEnumerable<ActForm> Of(IEnumerable<string> allowed) => All.Where(form => allowed.Contains(form.Act));
}
