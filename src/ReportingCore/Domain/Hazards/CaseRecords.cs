namespace PublicReport.ReportingCore.Domain.Hazards;

public enum Finding
{
    /// <summary>属实.</summary>
    True,

    /// <summary>部分属实.</summary>
    Partly,

    /// <summary>不属实.</summary>
    False,

    /// <summary>无法查实: the local government leads from here.</summary>
    NotEstablished,
}

public enum RectificationKind
{
    /// <summary>立即整改.</summary>
    AtOnce,

    /// <summary>限期整改.</summary>
    ByDate,

    /// <summary>移送执法.</summary>
    Enforcement,

    /// <summary>重大事故隐患.</summary>
    Major,
}

/// <summary>来源渠道: the three sources of the ledger (township plan 15).</summary>
public enum HazardSource
{
    /// <summary>群众举报查实.</summary>
    PublicReport,

    /// <summary>企业自查上报.</summary>
    EnterpriseSelfCheck,

    /// <summary>督导检查发现.</summary>
    Inspection,
}

/// <summary>整改进展: how far it is, in words.</summary>
public sealed record ProgressNote(string Text, string By, DateTimeOffset At);

/// <summary>核查: at least two people, on a date, with findings in words and pictures.</summary>
public sealed record Verification(
    IReadOnlyList<string> People, DateOnly On, string Findings, IReadOnlyList<EvidenceId> Pictures, Finding Finding, string By, DateTimeOffset At);

/// <summary>五落实: responsible person, measures, money, deadline, contingency plan.</summary>
public sealed record RectificationPlan(string Responsible, string Measures, string Money, DateOnly Deadline, string Contingency);

/// <summary>How the hazard is put right.</summary>
public sealed record Rectification(RectificationKind Kind, RectificationPlan? Plan, string By, DateTimeOffset At)
{
    /// <summary>What was done, with pictures from before and after.</summary>
    public RectificationFeedback? Feedback { get; init; }
}

public sealed record RectificationFeedback(
    string Text, IReadOnlyList<EvidenceId> Before, IReadOnlyList<EvidenceId> After, string By, DateTimeOffset At);

public sealed record Reinspection(bool Passed, string Text, string By, DateTimeOffset At);

/// <summary>重大: a person named the standard and its article; the machine never does (architecture rule 8).</summary>
public sealed record MajorBasis(string Standard, string Article, string Enterprise, string Principal, string Controller, string By, DateTimeOffset At)
{
    /// <summary>告知书 delivered to principal and actual controller: to whom and how.</summary>
    public string Notified { get; init; } = "";

    public DateOnly? NotifiedOn { get; init; }
}

/// <summary>One objection to the conclusion: filed within its clock, decided by the next level.</summary>
public sealed record Objection(ReportId Report, string Reason, DateTimeOffset At)
{
    public bool? Upheld { get; init; }

    public string DecidedBy { get; init; } = "";

    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>延期: once, at most the configured days, approved above.</summary>
public sealed record Extension(int Days, string Reason, string RequestedBy, DateTimeOffset RequestedAt)
{
    public string ApprovedBy { get; init; } = "";

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>不同意: the original time stands, and another request may be made.</summary>
    public DateTimeOffset? RefusedAt { get; init; }
}

/// <summary>挂牌督办 with its own deadline.</summary>
public sealed record Listing(DateOnly Deadline, string Reason, string By, DateTimeOffset At)
{
    public DateTimeOffset? DelistedAt { get; init; }

    /// <summary>撤销: it ended by itself, see <see cref="ListingNotice"/>.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The public notice names the enterprise: a person's choice, for a 重大 only.</summary>
    public bool NameUnit { get; init; }
}

/// <summary>转送 outside, with what the handler wrote of the matter for the slip.</summary>
public sealed record Transfer(string Destination, string Slip, string By, DateTimeOffset At)
{
    public string Matter { get; init; } = "";
}

/// <summary>法定答复: the four parts of 106号.</summary>
public sealed record FinalReply(string Conclusion, string Facts, string Decision, string Reward, string By, DateTimeOffset At);

/// <summary>督办函: numbered, with what is late since when and by when it must be done.</summary>
public sealed record SupervisionLetter(string Number, string Clock, DateTimeOffset DueAt, string Text, string By, DateTimeOffset At);

/// <summary>督办: how hard the Safety Office presses, and which steps of which clock were taken already.</summary>
public sealed record Supervision
{
    public static Supervision None { get; } = new();

    /// <summary>0 none, 1 reminded, 2 yellow, 3 督办函, 4 leader, 5 month-end list; falls back when what was late is done.</summary>
    public int Level { get; init; }

    /// <summary>The level below which it does not fall: raised by 重大 and by failed re-inspections.</summary>
    public int Floor { get; init; }

    public IReadOnlyList<SupervisionLetter> Letters { get; init; } = [];

    /// <summary>"clock|start|due|step": a step is taken once for each due time, whichever instance gets there first.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public Listing? Listing { get; init; }

    public bool IsListed => Listing is { DelistedAt: null, RevokedAt: null };
}

/// <summary>One moment of the history that clocks read; the same can be rebuilt from the audit chain.</summary>
public sealed record Milestone(string Act, HazardState State, string Department, DateTimeOffset At);
