using System.Text.Json.Nodes;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>errcode to what a caller can do about it. Source: wechat.md §5.11.</summary>
internal static class WeChatErrors
{
    private const int MaxMessage = 200;

    /// <summary>The token is wrong, stale or expired: drop it and try once more.</summary>
    public static bool IsStaleToken(int code) => code is 40001 or 40014 or 42001;

    /// <returns>Null when the answer is good: without errcode, or with 0.</returns>
    public static WeChatError? Read(JsonObject answer)
    {
        var code = answer["errcode"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        return code == 0 ? null : new(KindOf(code), code, Safe(answer["errmsg"]?.ToString() ?? ""));
    }

    public static WeChatError Later(string message) => new(WeChatErrorKind.Later, 0, message);

    internal static WeChatErrorKind KindOf(int code) => code switch
    {
        45015 => WeChatErrorKind.WindowClosed,
        45047 => WeChatErrorKind.WindowUsedUp,
        40003 or 43004 => WeChatErrorKind.Unreachable,
        43101 or 50002 => WeChatErrorKind.Refused,
        40007 => WeChatErrorKind.MediaGone,
        45002 or 45008 or 47001 or 47003 => WeChatErrorKind.BadRequest,
        -1 or 45009 or 45011 or 50001 => WeChatErrorKind.Later,
        // A token refused twice in a row: another program with the same AppId keeps replacing it.
        40001 or 40014 or 42001 => WeChatErrorKind.Later,
        _ => WeChatErrorKind.Misconfigured,
    };

    /// <summary>errmsg with its rid; an openid quoted in it is masked.</summary>
    private static string Safe(string message)
    {
        var words = message.Split(' ').Select(word => word.Length >= 24 && word.StartsWith('o') ? "(openid)" : word);
        var text = string.Join(' ', words);
        return text.Length <= MaxMessage ? text : text[..MaxMessage];
    }
}
