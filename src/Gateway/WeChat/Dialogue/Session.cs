using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>What the bot remembers of one person, sealed in the Gateway's store for a day. Prints nothing: it holds text and identity.</summary>
internal sealed record Session
{
    public string Area { get; init; } = "";
    public string VillageCode { get; init; } = "";
    public Draft? Draft { get; init; }
    public string LastReceipt { get; init; } = "";
    /// <summary>The next text is meant for this: see <see cref="Expect"/>.</summary>
    public Expect Expecting { get; init; }
    /// <summary>Text that came when the draft was already complete.</summary>
    public string Held { get; init; } = "";

    public override string ToString() => nameof(Session);
}

internal enum Expect
{
    Nothing,
    What,
    Where,
    Identity,
    HeldText,
    Insistence,
    Supplement,
    WithdrawalConfirmed,
}

/// <summary>A report that is not sent yet.</summary>
internal sealed record Draft
{
    public string Text { get; init; } = "";
    public string Place { get; init; } = "";
    public string VillageCode { get; init; } = "";
    public PinInfo? Pin { get; init; }
    /// <summary>Media ids at WeChat, fetched and uploaded before submitting.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];
    public ReporterAnonymity Anonymity { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public bool Insider { get; init; }
    public bool HideFromUnit { get; init; }
    public bool Insist { get; init; }
    public bool Urgent { get; init; }
    public IReadOnlyList<SimilarInfo> Similar { get; init; } = [];
    public string JoinToken { get; init; } = "";
    public IReadOnlyList<string> RejectedJoinTokens { get; init; } = [];

    public bool HasPlace => Pin is not null || Place.Length > 0 || VillageCode.Length > 0;

    public override string ToString() => nameof(Draft);
}

internal enum EffectKind
{
    None,
    Submit,
    SubmitThenNext,
    Track,
    Supplement,
    Withdraw,
    Subscribe,
}

/// <summary>One step of the conversation: what to remember, what to say, what to ask of the core.</summary>
internal sealed record Turn(Session Session, string Reply, EffectKind Effect = EffectKind.None, string Argument = "")
{
    public override string ToString() => $"{nameof(Turn)} {Effect}";
}

/// <summary>What is known of the world at this step; the assessment is null while the core cannot give one.</summary>
internal sealed record Facts(IReadOnlyList<TownshipInfo> Townships, AssessmentInfo? Assessment);
