namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>What the account answers.</summary>
internal abstract record WeChatReply
{
    /// <summary>Nothing is shown to the person; WeChat is told that the message arrived.</summary>
    public static WeChatReply None { get; } = new NoReply();

    /// <summary>Text of any length; what WeChat cannot show at once (2,047 bytes) follows as further messages where it may.</summary>
    public static WeChatReply Text(string content) => string.IsNullOrWhiteSpace(content) ? None : new TextReply(content);

    /// <summary>One card with a link; WeChat allows exactly one when answering a message.</summary>
    public static WeChatReply News(string title, string description, string url, string pictureUrl = "") =>
        new NewsReply(title, description, url, pictureUrl);

    /// <summary>The kind only: answers quote what people wrote.</summary>
    public sealed override string ToString() => GetType().Name;
}

internal sealed record NoReply : WeChatReply;

internal sealed record TextReply(string Content) : WeChatReply;

internal sealed record NewsReply(string Title, string Description, string Url, string PictureUrl) : WeChatReply;
