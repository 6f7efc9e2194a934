using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>What the bot remembers of one person, sealed in the Gateway's store. Prints nothing: it holds text and identity.</summary>
internal sealed record Session
{
    public string Area { get; init; } = "";

    /// <summary>Village of the QR code that was scanned.</summary>
    public string VillageCode { get; init; } = "";

    public Draft? Draft { get; init; }

    public string LastReceipt { get; init; } = "";

    /// <summary>When <see cref="LastReceipt"/> was given out by this bot; the beginning of time for one that was pasted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The next text is meant for this: see <see cref="Expect"/>.</summary>
    public Expect Expecting { get; init; }

    /// <summary>Texts that came when the draft was already complete.</summary>
    public string Held { get; init; } = "";

    /// <summary>Recordings of <see cref="Held"/>, as WeChat's media ids: they go where its words go.</summary>
    public IReadOnlyList<string> HeldMedia { get; init; } = [];

    /// <summary>Command that waits for a receipt to be pasted.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>What comes until then belongs to <see cref="LastReceipt"/>, while <see cref="Expect.Supplement"/>.</summary>
    public DateTimeOffset SupplementUntil { get; init; }

    /// <summary>A day of silence has ended a draft, and the person was not told yet.</summary>
    public bool DraftExpired { get; init; }

    /// <summary>Request id of the last message handled, and what was answered: saved with everything else, so that a message is handled once even if
    /// its instance dies before the answer is stored.</summary>
    public string LastRequest { get; init; } = "";

    public string LastReply { get; init; } = "";

    public override string ToString() => nameof(Session);
}

internal enum Expect
{
    Nothing,
    What,
    Where,
    Town,
    Identity,
    Insistence,
    Supplement,
    WithdrawalConfirmed,
}

/// <summary>A report that is not sent yet.</summary>
internal sealed record Draft
{
    /// <summary>Request id of the message that began it; prints nowhere.</summary>
    public string Id { get; init; } = "";
    public string Text { get; init; } = "";
    public string Place { get; init; } = "";
    public string VillageCode { get; init; } = "";
    public PinInfo? Pin { get; init; }

    /// <summary>Known place next to the pin, as the core words it.</summary>
    public string NearestPlace { get; init; } = "";

    /// <summary>Media ids at WeChat; their files are fetched from the moment they arrive.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];
    public ReporterAnonymity Anonymity { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public bool Insider { get; init; }
    public bool HideFromUnit { get; init; }
    public bool Insist { get; init; }
    public bool Urgent { get; init; }

    /// <summary>What the last assessment said; taps and photos bring none of their own.</summary>
    public bool OutOfScope { get; init; }

    /// <summary>The recording says it all: somebody at the office listens.</summary>
    public bool Listen { get; init; }
    public IReadOnlyList<SimilarInfo> Similar { get; init; } = [];
    public string JoinToken { get; init; } = "";

    /// <summary>What was chosen, as it was shown.</summary>
    public string Joined { get; init; } = "";
    public IReadOnlyList<SimilarInfo> Rejected { get; init; } = [];

    public bool HasPlace => Pin is not null || Place.Length > 0 || VillageCode.Length > 0;

    /// <summary>Such drafts are never shown what others reported (rule 9).</summary>
    public bool IsConfided => Insider || HideFromUnit || Anonymity == ReporterAnonymity.Confidential;

    public bool LacksIdentity => Anonymity != ReporterAnonymity.Anonymous && (Name.Length == 0 || Phone.Length == 0);

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
    Insist,
    Satisfied,
    Dissatisfied,
    Subscribe,
    Unsubscribe,
}

/// <summary>One step of the conversation: what to remember, what to say, what to ask of the core.</summary>
internal sealed record Turn(Session Session, string Reply, EffectKind Effect = EffectKind.None, string Argument = "")
{
    /// <summary>Media id that goes with a supplement.</summary>
    public string MediaId { get; init; } = "";

    public override string ToString() => $"{nameof(Turn)} {Effect}";
}

/// <summary>What is known of the world at this step; the assessment is null while the core cannot give one.</summary>
internal sealed record Facts(IReadOnlyList<TownshipInfo> Townships, AssessmentInfo? Assessment)
{
    public DateTimeOffset Now { get; init; }

    /// <summary>Of the message at hand.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Public address of the phone pages; empty: none.</summary>
    public string PublicUrl { get; init; } = "";
}
