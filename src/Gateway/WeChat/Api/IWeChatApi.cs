using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>The official account's HTTP interface at <see cref="WeChatSettings.ApiBase"/>. Expected refusals are values (<see cref="WeChatError"/>), not exceptions.</summary>
internal interface IWeChatApi
{
    /// <summary>message/custom/send, msgtype text.</summary>
    Task<WeChatResult<WeChatSent>> SendTextAsync(OpenId to, string text, CancellationToken cancellationToken);

    /// <summary>message/custom/send, msgtype msgmenu: lines the person can tap.</summary>
    Task<WeChatResult<WeChatSent>> SendMenuAsync(OpenId to, MessageMenu menu, CancellationToken cancellationToken);

    /// <summary>message/template/send.</summary>
    Task<WeChatResult<WeChatSent>> SendTemplateAsync(OpenId to, TemplateMessage message, CancellationToken cancellationToken);

    /// <summary>media/get. The kind is decided by the bytes; larger than <see cref="WeChatMedia.MaxLength"/> is refused.</summary>
    Task<WeChatResult<WeChatMedia>> GetMediaAsync(string mediaId, CancellationToken cancellationToken);

    /// <summary>menu/create.</summary>
    Task<WeChatResult<WeChatSent>> CreateMenuAsync(IReadOnlyList<MenuButton> buttons, CancellationToken cancellationToken);

    /// <summary>qrcode/create; a null lifetime makes a permanent code.</summary>
    Task<WeChatResult<SceneCode>> CreateSceneCodeAsync(string scene, TimeSpan? lifetime, CancellationToken cancellationToken);
}

/// <summary>msgmenu: head, up to ten lines to tap, tail.</summary>
internal sealed record MessageMenu(string Head, IReadOnlyList<MenuLine> Lines, string Tail = "");

/// <summary>One line of a <see cref="MessageMenu"/>; tapping it sends <paramref name="Content"/> with <paramref name="Id"/>.</summary>
internal sealed record MenuLine(string Id, string Content);

/// <summary>Keys of <paramref name="Data"/> are the template's ("thing1"; typed keys have length limits); <paramref name="ClientMessageId"/> prevents a double within ten minutes.</summary>
internal sealed record TemplateMessage(string TemplateId, IReadOnlyDictionary<string, string> Data, string Url = "", string ClientMessageId = "");

/// <summary>A button of the account's menu: a key, a link, or up to five sub-buttons.</summary>
internal sealed record MenuButton(string Name, string Key = "", string Url = "", IReadOnlyList<MenuButton>? Children = null);

/// <summary>A QR code that carries a scene.</summary>
internal sealed record SceneCode(string Ticket, string Url);

/// <summary>The id is a template message's; empty for all other calls.</summary>
internal sealed record WeChatSent(string MessageId = "");

/// <summary>What the bytes are, whatever the header says.</summary>
internal enum MediaKind
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Amr,
    Silk,
    Mp3,
    Mp4,
}

/// <summary>A downloaded photo, recording or video. <see cref="ContentType"/> belongs to <see cref="Kind"/>.</summary>
internal sealed record WeChatMedia(MediaKind Kind, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes; WeChat's own limits are 10 MB for photos and videos.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    public override string ToString() => $"{Kind}, {Bytes.Length} bytes";
}
