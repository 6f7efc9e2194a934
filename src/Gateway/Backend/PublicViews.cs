namespace PublicReport.Gateway.Backend;

/// <summary>A pin as the browser gives it: WGS-84 degrees, accuracy in metres (radius of 95 % confidence).</summary>
internal sealed record PhonePin(double Longitude, double Latitude, double AccuracyMetres);

/// <summary>One draft of the phone page. Holds identity for the last two kinds of anonymity: prints nothing.</summary>
internal sealed record WebReport
{
    public required string AreaCode { get; init; }
    public required string Text { get; init; }
    public string Place { get; init; } = "";
    public string VillageCode { get; init; } = "";
    public PhonePin? Pin { get; init; }
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];
    public DateTimeOffset? SeenAt { get; init; }
    public CircumstancesInfo Circumstances { get; init; } = CircumstancesInfo.None;
    public ReporterAnonymity Anonymity { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public bool Insider { get; init; }
    public bool HideFromUnit { get; init; }
    public bool Insist { get; init; }
    public bool Urgent { get; init; }
    public string JoinToken { get; init; } = "";
    public IReadOnlyList<string> RejectedJoinTokens { get; init; } = [];

    /// <summary>Such drafts are never told of known hazards (architecture rule 9).</summary>
    public bool IsConfided => Insider || HideFromUnit || Anonymity == ReporterAnonymity.Confidential;

    public override string ToString() => nameof(WebReport);
}

/// <summary>Answers beyond what and where; null: not answered.</summary>
/// <param name="Ongoing">It is still so now.</param>
/// <param name="PeopleAtRisk">Who may be hurt.</param>
/// <param name="ToldEmployer">Of insiders only.</param>
/// <param name="EmployerAnswer">When the employer was told, and what happened.</param>
public sealed record CircumstancesInfo(bool? Ongoing, string PeopleAtRisk, bool? ToldEmployer, string EmployerAnswer)
{
    public static CircumstancesInfo None { get; } = new(null, "", null, "");
}

/// <param name="Urgent">Danger to life now: emergency numbers come first.</param>
/// <param name="OutOfScope">No matter of safety.</param>
/// <param name="VillageCode">Village that was chosen or that the words name with certainty.</param>
/// <param name="Place">Stretch of the words that says where.</param>
/// <param name="NearestPlace">Named place next to the pin.</param>
/// <param name="Guidance">Where an out-of-scope matter belongs.</param>
/// <param name="Similar">Hazards in public space that may be the same, written-off ones among them.</param>
internal sealed record DraftReading(
    bool Urgent, bool OutOfScope, string VillageCode, string Place, string NearestPlace, string Guidance, IReadOnlyList<KnownHazard> Similar)
{
    public static DraftReading None { get; } = new(false, false, "", "", "", "", []);
}

/// <summary>What may be told of a known hazard: never words or identity of those who reported it.</summary>
/// <param name="JoinToken">Good for half an hour.</param>
/// <param name="Title">What is dangerous, in a common word.</param>
/// <param name="Place">Village.</param>
/// <param name="ReportedAt">First report.</param>
/// <param name="State">Stable code.</param>
/// <param name="WrittenOff">Put right once: choosing it reports a recurrence.</param>
internal sealed record KnownHazard(string JoinToken, string Title, string Place, DateTimeOffset ReportedAt, string State, bool WrittenOff)
{
    /// <summary>A handler has released one.</summary>
    public bool HasPicture { get; init; }
}

internal sealed record UploadedInfo(string Id, string Kind);

internal sealed record AcceptedInfo(string Receipt, DateTimeOffset AcceptedAt, string HandlerName, bool Urgent, int PublicReportCount, string Guidance)
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(AcceptedInfo);
}

/// <summary>What became of a report, for whoever has its receipt.</summary>
internal sealed record ReceiptInfo
{
    public required string AreaCode { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }
    public required string State { get; init; }
    public required string HandlerName { get; init; }
    public required bool Withdrawn { get; init; }
    public required bool AnswerAwaited { get; init; }
    public required string Text { get; init; }

    /// <summary>Name and telephone lie in the vault.</summary>
    public bool IdentityKept { get; init; }
    public required IReadOnlyList<StepInfo> Steps { get; init; }
    public required IReadOnlyList<MessageInfo> Messages { get; init; }

    /// <summary>The message of this moment is the final reply; null before it.</summary>
    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>Null when no objection may be filed.</summary>
    public DateTimeOffset? ObjectionUntil { get; init; }
    public IReadOnlyList<ObjectionInfo> Objections { get; init; } = [];

    /// <summary>There is a final reply that was not rated yet.</summary>
    public bool MayRate { get; init; }

    /// <summary>With the final reply; null: not said.</summary>
    public bool? Satisfied { get; init; }

    public override string ToString() => nameof(ReceiptInfo);
}

/// <param name="At">Filed.</param>
/// <param name="Reason">The reporter's words.</param>
/// <param name="Upheld">Null while the review is open.</param>
internal sealed record ObjectionInfo(DateTimeOffset At, string Reason, bool? Upheld)
{
    public override string ToString() => nameof(ObjectionInfo);
}

internal sealed record StepInfo(DateTimeOffset At, string Code, string Detail);

internal sealed record MessageInfo(DateTimeOffset At, bool FromReporter, string Sender, string Text, int EvidenceCount)
{
    public override string ToString() => nameof(MessageInfo);
}
