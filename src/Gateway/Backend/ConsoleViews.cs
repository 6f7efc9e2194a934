namespace PublicReport.Gateway.Backend;

/// <summary>Either a value or the stable error code of the core.</summary>
public sealed record Answer<T>(T? Value, string ErrorCode)
{
    public bool IsOk => ErrorCode.Length == 0;

    /// <summary>With "conflict": what somebody else did meanwhile.</summary>
    public NewerView? Newer { get; init; }
}

/// <summary>A member of staff as the signed token says, and the token itself.</summary>
public sealed record SessionView(
    string Token, string Area, string Account, string Name, string Department, string DepartmentName, IReadOnlyList<string> Roles, DateTimeOffset ExpiresAt)
{
    // The token must not reach a log through the record's own text.
    public override string ToString() => nameof(SessionView);
}

public sealed record AccountView(
    string Account, string Name, string Department, string DepartmentName, IReadOnlyList<string> Roles, string VillageCode, bool Activated);

public sealed record LinkView(string Code, DateTimeOffset ExpiresAt);

public sealed record NamedView(string Code, string Name);

public sealed record DomainView(string Slug, string Name, string Lead, string Clause);

public sealed record OfficeView(
    string Area,
    string Township,
    IReadOnlyList<NamedView> Departments,
    IReadOnlyList<DomainView> Domains,
    IReadOnlyList<NamedView> Villages,
    IReadOnlyList<NamedView> DeclineReasons)
{
    public IReadOnlyList<NamedView> Destinations { get; init; } = [];

    /// <summary>What each act needs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Needs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

public sealed record QueueQuery
{
    public const string Open = "open";

    public static IReadOnlyList<string> OpenStates { get; } =
    [
        "registered", "awaiting-reporter", "accepted", "assigned", "verifying", "verified", "rectifying", "enforcement", "reinspecting", "awaiting-write-off", "escalated",
    ];

    public string Queue { get; init; } = "";

    /// <summary>Code of a state; <see cref="Open"/> for all in which something is still to be done.</summary>
    public string State { get; init; } = "";

    public string Domain { get; init; } = "";

    public string Village { get; init; } = "";

    public string Search { get; init; } = "";

    public bool UrgentOnly { get; init; }

    /// <summary>First day of the first report, in Shanghai.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 20;
}

public sealed record QueuePage(IReadOnlyList<HazardLine> Hazards, int Total);

public sealed record HazardLine
{
    public required string Id { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    public string State { get; init; } = "";

    public string Domain { get; init; } = "";

    public string DomainName { get; init; } = "";

    public string Department { get; init; } = "";

    public string DepartmentName { get; init; } = "";

    public string VillageName { get; init; } = "";

    public string Place { get; init; } = "";

    public bool Urgent { get; init; }

    public bool UrgentAcknowledged { get; init; }

    public int ReportCount { get; init; }

    public DateTimeOffset FirstReportedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public long Version { get; init; }

    public bool Withheld { get; init; }

    public string DueClock { get; init; } = "";

    public int SupervisionLevel { get; init; }

    public bool Listed { get; init; }

    public bool Major { get; init; }

    /// <summary>Urgent, open and not acknowledged yet.</summary>
    public bool Alarms { get; init; }
}

public sealed record HazardFileView
{
    public required HazardLine Summary { get; init; }

    public IReadOnlyList<ReportView> Reports { get; init; } = [];

    public required RoutingView Routing { get; init; }

    public IReadOnlyList<LogView> Log { get; init; } = [];

    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    public IReadOnlyList<string> AllowedActs { get; init; } = [];

    public string NeutralOrder { get; init; } = "";

    public string Paraphrase { get; init; } = "";

    public IReadOnlyList<HazardLine> PossibleDuplicates { get; init; } = [];

    /// <summary>Later reporters of the same hazard may see this one; empty: none.</summary>
    public string ReleasedPicture { get; init; } = "";

    /// <summary>Reporters may be told of it at all.</summary>
    public bool MayBeShown { get; init; }

    /// <summary>A report of it was given in confidence or is withheld; only the Safety Office is told.</summary>
    public bool InConfidence { get; init; }

    public CaseRecordView Record { get; init; } = CaseRecordView.Empty;
}

public sealed record ReportView
{
    public required string Id { get; init; }

    public int Order { get; init; }

    public DateTimeOffset AcceptedAt { get; init; }

    public string Text { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Anonymity { get; init; } = "";

    /// <summary>Name and telephone are in the vault and may be asked for.</summary>
    public bool HasIdentity { get; init; }

    public bool Insider { get; init; }

    public CircumstancesInfo Circumstances { get; init; } = CircumstancesInfo.None;

    /// <summary>When the reporter saw it; null when not said.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    public string Place { get; init; } = "";

    /// <summary>WGS-84 degrees, longitude first; null without a pin.</summary>
    public (double Longitude, double Latitude)? Location { get; init; }

    public string NearestPlace { get; init; } = "";

    public IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    public string EnteredBy { get; init; } = "";

    public bool Withdrawn { get; init; }

    /// <summary>With the final reply; null when the reporter did not say.</summary>
    public bool? Satisfied { get; init; }

    public bool MachineJoined { get; init; }

    public double SameProbability { get; init; }
}

public sealed record EvidenceView(string Id, string Kind);

public sealed record RoutingView(
    string ModelVersion, IReadOnlyList<ProposalView> Proposals, IReadOnlyList<string> Words, string Clause, string Reason);

public sealed record ProposalView(string Domain, string DomainName, string Department, string DepartmentName, double Probability);

public sealed record LogView(long Version, DateTimeOffset At, string Act, string ActorName, string DepartmentName, string Note);

public sealed record MessageView(DateTimeOffset At, bool FromReporter, string Sender, string Text, IReadOnlyList<EvidenceView> Evidence);

/// <summary>One act with whatever its form asked for.</summary>
public sealed record ActCommand(string Act, string RequestId, string Hazard, long ExpectedVersion)
{
    public string Note { get; init; } = "";

    public string Department { get; init; } = "";

    public string Domain { get; init; } = "";

    public string ReasonCode { get; init; } = "";

    /// <summary>For acts of the workflow table that have no call of their own.</summary>
    public CaseInput? Input { get; init; }

    /// <summary>The other hazard of merge and not-the-same.</summary>
    public string Other { get; init; } = "";

    /// <summary>The photo to release; empty: none any more.</summary>
    public string Picture { get; init; } = "";

    /// <summary>Reports a split takes out.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];
}

public sealed record EvidencePart(string ContentType, ReadOnlyMemory<byte> Bytes);
