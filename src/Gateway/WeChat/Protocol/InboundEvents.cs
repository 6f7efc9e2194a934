namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Something that happened rather than something that was said.</summary>
internal abstract record EventMessage : InboundMessage
{
    /// <summary>Event name as sent; compare ignoring case.</summary>
    public string Event { get; init; } = "";

    /// <summary>EventKey as sent.</summary>
    public string EventKey { get; init; } = "";

    /// <summary>WeChat shows an answer to this event to the person; for all others only "success" makes sense.</summary>
    public virtual bool CanBeAnswered => false;
}

/// <summary>The person followed the account.</summary>
internal sealed record SubscribeEvent : EventMessage
{
    /// <summary>Scene of the QR code that led here, without "qrscene_"; empty without one.</summary>
    public string Scene { get; init; } = "";

    public override bool CanBeAnswered => true;
}

/// <summary>The person left. Everything kept for reaching them is to be deleted.</summary>
internal sealed record UnsubscribeEvent : EventMessage;

/// <summary>A follower scanned a QR code of ours.</summary>
internal sealed record ScanEvent : EventMessage
{
    public required string Scene { get; init; }

    public override bool CanBeAnswered => true;
}

/// <summary>A menu key.</summary>
internal sealed record ClickEvent : EventMessage
{
    public override bool CanBeAnswered => true;
}

/// <summary>A menu link was opened.</summary>
internal sealed record ViewEvent : EventMessage
{
    public string MenuId { get; init; } = "";
}

/// <summary>The phone reported its position by itself. Not a place anybody named: never to be taken for a report's.</summary>
internal sealed record PositionEvent : EventMessage
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    /// <summary>Metres.</summary>
    public double Precision { get; init; }
}

/// <summary>A menu key that scanned a code.</summary>
internal sealed record ScanCodeEvent : EventMessage
{
    public required string ScanType { get; init; }

    public required string ScanResult { get; init; }

    /// <summary>scancode_waitmsg waits for an answer, scancode_push does not.</summary>
    public required bool Waits { get; init; }

    public override bool CanBeAnswered => Waits;
}

/// <summary>A menu key that takes photos or a place; the photo or place follows as a message of its own.</summary>
internal sealed record PickerEvent : EventMessage;

/// <summary>What became of a template message.</summary>
internal sealed record TemplateFinishedEvent : EventMessage
{
    /// <summary>MsgID that template/send returned.</summary>
    public required string JobId { get; init; }

    /// <summary>"success", "failed:user block" or "failed: system failed".</summary>
    public required string Status { get; init; }

    public bool Arrived => string.Equals(Status, "success", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The person withdrew consent or closed the WeChat account: a legal duty to delete what is kept about them.</summary>
internal sealed record AuthorizationEvent : EventMessage
{
    /// <summary>Whom it is about; <see cref="InboundMessage.From"/> is the platform.</summary>
    public required OpenId Person { get; init; }

    /// <summary>Keyed hash of <see cref="Person"/>.</summary>
    public required string SubjectKey { get; init; }
}

/// <summary>Any other event; nothing of it is lost.</summary>
internal sealed record UnknownEvent : EventMessage;
