namespace PublicReport.Gateway.WeChat;

/// <summary>What the protocol layer itself says to people; the dialogue has its own texts.</summary>
internal static class WeChatTexts
{
    public const string Help = "这里是隐患随手报。发现身边的安全隐患，请直接用一句话写下是什么、在哪里，也可以发照片、语音和位置。";

    /// <summary>Stands before an answer that could not be sent when it was due.</summary>
    public const string Unsaid = "（之前有一条回复没能发到您手机上：）";

    /// <summary>The dialogue failed on this message; the person should not have to guess.</summary>
    public const string TryAgain = "刚才没有处理成功，请把这条再发一次。如有人员危险，请立即拨打 119、110 或 120。";
}
