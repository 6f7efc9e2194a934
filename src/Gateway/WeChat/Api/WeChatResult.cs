namespace PublicReport.Gateway.WeChat.Api;

/// <summary>What a caller can do about a refusal.</summary>
internal enum WeChatErrorKind
{
    /// <summary>Busy, unreachable, over a rate limit: later.</summary>
    Later,

    /// <summary>45015: the 48 hours (or one minute) are over, or the person never wrote.</summary>
    WindowClosed,

    /// <summary>45047: all messages of the window are used.</summary>
    WindowUsedUp,

    /// <summary>43004, 40003: not a follower (any more), or no openid of this account. Only these say that nothing will ever arrive.</summary>
    Unreachable,

    /// <summary>43101, 50002: the person does not take such messages, or is barred for now; others may arrive.</summary>
    Refused,

    /// <summary>40007: the media id is wrong or older than three days.</summary>
    MediaGone,

    /// <summary>Larger than allowed, or not a photo, recording or video.</summary>
    MediaRefused,

    /// <summary>AppId, secret, IP list, permissions (48001, 48004) or template are wrong: somebody has to set up something.</summary>
    Misconfigured,

    /// <summary>45002, 45008, 47001, 47003: what was sent is wrong and will stay wrong.</summary>
    BadRequest,
}

/// <summary>The code is errcode, 0 when the refusal is not WeChat's; the message is errmsg with its rid for Tencent's support and holds no openid, token or text.</summary>
internal sealed record WeChatError(WeChatErrorKind Kind, int Code, string Message);

/// <summary>Either a value or the reason why not.</summary>
internal sealed record WeChatResult<T>
    where T : class
{
    private WeChatResult(T? value, WeChatError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public WeChatError? Error { get; }

    public static implicit operator WeChatResult<T>(T value) => new(value, null);

    public static implicit operator WeChatResult<T>(WeChatError error) => new(null, error);
}
