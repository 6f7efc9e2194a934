using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Audit;

/// <summary>One act on a hazard, reward, identity or account: who, when, why. Append-only; version is its place in the chain.</summary>
public sealed record AuditEvent
{
    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>Stable kebab-case name: "report-submitted", "accept", "assign", "signed-in" …</summary>
    public required string Act { get; init; }

    public HazardId? Hazard { get; init; }

    public ReportId? Report { get; init; }

    public string Note { get; init; } = "";

    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

/// <summary>An event before its place in the chain is known.</summary>
public sealed record AuditDraft(Actor Actor, string Act)
{
    public HazardId? Hazard { get; init; }

    public ReportId? Report { get; init; }

    public string Note { get; init; } = "";

    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
