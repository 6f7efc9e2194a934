namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>What one push of WeChat says. Immutable; every element of the XML, known or not, stays readable in <see cref="Fields"/>.</summary>
internal abstract record InboundMessage
{
    /// <summary>Who wrote. Only for answering and for the push address of 通知我; everywhere else use <see cref="PersonKey"/>.</summary>
    public OpenId From { get; init; }

    /// <summary>The account's own id (gh_…).</summary>
    public string To { get; init; } = "";

    /// <summary>Keyed hash of the openid, 32 hexadecimal digits: tag of this person's state in the Gateway's store (at most 48 hours) and sender hash for the core.</summary>
    public string PersonKey { get; init; } = "";

    /// <summary>HMAC of openid and message id (or the event's identifying parts), 32 hexadecimal digits. Equal for every retry of the same message: the core's request id.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>When WeChat took the message; the moment of arrival if WeChat's time cannot be read.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>MsgType as sent.</summary>
    public string Type { get; init; } = "";

    /// <summary>All leaf elements by path ("ScanCodeInfo/ScanResult"); repeated ones hold all their values in order.</summary>
    public InboundFields Fields { get; init; } = new([]);

    /// <summary>The type only: text, place and person are not for logs.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>Text as typed; spaces and line breaks are kept.</summary>
internal sealed record TextMessage : InboundMessage
{
    public required string Content { get; init; }

    /// <summary>Id of the tapped msgmenu item; empty when typed.</summary>
    public string MenuItemId { get; init; } = "";
}

/// <summary>A photo; the media id can be fetched for three days.</summary>
internal sealed record ImageMessage : InboundMessage
{
    public required string MediaId { get; init; }

    public string PictureUrl { get; init; } = "";
}

/// <summary>A recording.</summary>
internal sealed record VoiceMessage : InboundMessage
{
    /// <summary>8 kHz.</summary>
    public required string MediaId { get; init; }

    /// <summary>16 kHz, better for recognition; empty when WeChat did not offer it.</summary>
    public string MediaId16K { get; init; } = "";

    /// <summary>"amr" or "speex", as declared; the bytes decide.</summary>
    public string Format { get; init; } = "";

    /// <summary>What WeChat understood; often empty even when the switch is on.</summary>
    public string Recognition { get; init; } = "";
}

/// <summary>A video or short video.</summary>
internal sealed record VideoMessage : InboundMessage
{
    public required string MediaId { get; init; }

    public string ThumbnailMediaId { get; init; } = "";
}

/// <summary>A pin the person sent, in GCJ-02.</summary>
internal sealed record LocationMessage : InboundMessage
{
    /// <summary>Degrees, GCJ-02.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees, GCJ-02.</summary>
    public required double Longitude { get; init; }

    /// <summary>Map scale of the pin, 1 to 20; 0 when unknown.</summary>
    public int Scale { get; init; }

    public string Label { get; init; } = "";
}

/// <summary>A shared page.</summary>
internal sealed record LinkMessage : InboundMessage
{
    public required string Url { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";
}

/// <summary>A file. WeChat names it but gives no way to fetch it.</summary>
internal sealed record FileMessage : InboundMessage
{
    public string Title { get; init; } = "";

    /// <summary>Bytes; 0 when unknown.</summary>
    public long Length { get; init; }
}

/// <summary>A message of a kind this code does not know, or one whose essential parts cannot be read. Nothing of it is lost: see <see cref="InboundMessage.Fields"/>.</summary>
internal sealed record UnknownMessage : InboundMessage;
