using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>One thing that happened (or, for stock, stands) and that figures count; taken from the log, so a closed period never changes.</summary>
/// <param name="Version">Event it comes from; for a clock that ran out, the event that found it so.</param>
/// <param name="At">When it happened; a clock that ran out: when it fell due.</param>
/// <param name="Kind">Name of the act, or one of <see cref="FactKinds"/>.</param>
/// <param name="Hazard">Whose.</param>
public sealed record CaseFact(long Version, DateTimeOffset At, string Kind, HazardId Hazard)
{
    public ReportId? Report { get; init; }

    /// <summary>What the act found or chose: finding, decline code, channel, clock, verdict.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whose act or clock it was; empty: whoever has the hazard now.</summary>
    public string Department { get; init; } = "";

    /// <summary>"insider" or "public", for what was received.</summary>
    public string Class { get; init; } = "";

    /// <summary>"anonymous", "confidential" or "named", for what was received.</summary>
    public string Anonymity { get; init; } = "";

    /// <summary>Enterprise, for 重大.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The report says again what was written off once.</summary>
    public bool Recurrence { get; init; }
}

/// <summary>Facts that are no acts.</summary>
public static class FactKinds
{
    public const string OnTime = "clock-on-time";
    public const string Late = "clock-late";

    /// <summary>The state after each act.</summary>
    public const string State = "state";

    /// <summary>The same, only where the state was another before.</summary>
    public const string Entered = "entered";
    public const string Open = "open";
    public const string OpenMajor = "open-major";
    public const string MajorCleared = "major-cleared";
    public const string RepeatUnit = "repeat-unit";
    public const string DueSoon = "due-soon";
    public const string Overdue = "overdue";
    public const string Urgent = "urgent";
    public const string Waiting = "waiting";

    /// <summary>重大 found: declared in casework, or entered from an enterprise's own check or an inspection.</summary>
    public static bool IsMajor(CaseFact fact) => fact.Kind is "declare-major" or "enter-finding";
}

/// <summary>A fact and the hazard as it stands: domain and village are the latest known, for corrections count.</summary>
public sealed record PlacedFact(CaseFact Fact, Hazard Hazard);
