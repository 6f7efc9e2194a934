namespace PublicReport.Gateway.Backend;

/// <summary>A value, or the stable code of the refusal ("unavailable" when the core cannot be reached or does not know the call).</summary>
internal sealed record BackendAnswer<T>(T? Value, string Error = "")
    where T : class
{
    public const string Unavailable = "unavailable";

    public bool IsUnavailable => Error == Unavailable;
}

internal sealed record VillageInfo(string Code, string Name);

internal sealed record TownshipInfo(string AreaCode, string Name, string OfficePhone, IReadOnlyList<VillageInfo> Villages)
{
    public IReadOnlyList<PlaceInfo> Places { get; init; } = [];
}

/// <summary>A named place of a township, WGS-84 degrees.</summary>
internal sealed record PlaceInfo(string Name, double Longitude, double Latitude);

/// <summary>A pin in GCJ-02 degrees, as WeChat sends it.</summary>
internal sealed record PinInfo(double Longitude, double Latitude, string Label);

/// <summary>A hazard in public space that may be the same; the state is the core's stable code.</summary>
internal sealed record SimilarInfo(string JoinToken, string Title, string Place, DateTimeOffset FirstReportedAt, string State, bool WrittenOff);

internal sealed record AssessmentInfo(bool Urgent, bool OutOfScope, string VillageCode, string Place, string NearestPlace, IReadOnlyList<SimilarInfo> Similar);

internal enum ReporterAnonymity
{
    Anonymous,
    Confidential,
    Named,
}

/// <summary>One finished draft. Holds identity for the last two kinds of anonymity: prints nothing.</summary>
internal sealed record ReportToSubmit
{
    public required string RequestId { get; init; }
    public required string AreaCode { get; init; }
    public required string Text { get; init; }
    public required string SenderHash { get; init; }
    public PinInfo? Pin { get; init; }
    public string VillageCode { get; init; } = "";
    public string Place { get; init; } = "";
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];
    public ReporterAnonymity Anonymity { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public bool Insider { get; init; }
    public bool HideFromUnit { get; init; }
    public bool Insist { get; init; }
    public bool Urgent { get; init; }
    public string JoinToken { get; init; } = "";
    public IReadOnlyList<string> RejectedJoinTokens { get; init; } = [];

    public override string ToString() => nameof(ReportToSubmit);
}

internal sealed record SubmittedInfo(string Receipt, string HandlerName, bool Urgent, int PublicReportCount, string Guidance);

internal sealed record TalkInfo(bool FromReporter, string Sender, string Text);

internal sealed record TrackedInfo(string State, string HandlerName, bool Withdrawn, IReadOnlyList<TalkInfo> Talk)
{
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The department has asked something and no answer came yet.</summary>
    public bool AnswerAwaited { get; init; }

    /// <summary>The reporter gets notices.</summary>
    public bool Subscribed { get; init; }

    /// <summary>The reporter's own words.</summary>
    public string Text { get; init; } = "";

    /// <summary>There is a final reply that was not rated yet.</summary>
    public bool MayRate { get; init; }

    /// <summary>With the final reply; null: not said.</summary>
    public bool? Satisfied { get; init; }

    public override string ToString() => nameof(TrackedInfo);
}

/// <summary>The answer of acts that return nothing else.</summary>
internal sealed record BackendDone
{
    public static BackendDone Instance { get; } = new();
}
