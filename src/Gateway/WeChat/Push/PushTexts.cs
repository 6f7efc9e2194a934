using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Push;

/// <summary>What is sent to reporters who asked for it, and to staff who bound their WeChat. The lock screen of a phone shows the beginning: it names neither place nor matter.</summary>
internal static class PushTexts
{
    /// <summary>Bytes left for the department's words beside our own.</summary>
    private const int MostBytes = 1500;

    public static string Message(string kind, string text, string receiptHint)
    {
        var pieces = XmlText.Split(text, MostBytes);
        var words = pieces.Count > 1 ? $"{pieces[0]}…\n（全文请点：{Say("查询", Tail(receiptHint))}）" : text;
        return $"{Heading(kind)}（查询码尾号 {Tail(receiptHint)}）\n{words}\n{Foot(kind, Tail(receiptHint))}".TrimEnd();
    }

    /// <summary>At most 20 characters.</summary>
    public const string StaffWhat = "有隐患等您办理，请登录工作台";

    public static string ForStaff(string text) => $"【隐患办理】{text}\n请登录工作台办理。";

    /// <summary>At most 20 characters.</summary>
    public static string What(string kind) => kind switch
    {
        "question" => "部门有问题要问您，请点开回答",
        "final" => "您的举报已有最后答复，请点开看",
        "reply" => "部门给您答复了，请点开看",
        _ => "您的举报有新进展，请点开看",
    };

    public static string Tail(string receiptHint) => receiptHint.Length >= 4 ? receiptHint[^4..] : receiptHint;

    private static string Heading(string kind) => kind switch
    {
        "acknowledged" => "已开通进展通知",
        "question" => "部门请您补充",
        "final" => "最后答复",
        "reply" => "部门答复",
        _ => "举报有进展",
    };

    private static string Foot(string kind, string tail) => kind switch
    {
        "question" => $"\n回答请点：{Say("补充", tail)}",
        "final" => $"\n您的推送地址已删除。对答复：{Say("满意", tail)}　{Say("不满意", tail)}",
        "acknowledged" => "",
        _ => $"\n还有话说就点：{Say("补充", tail)}",
    };

    private static string Say(string word, string tail) => TapLink.Say(word, $"{word} {tail}", "push");
}
