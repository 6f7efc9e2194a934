namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>
/// A person corrected where a hazard had been sent: a department handed it back, or the Safety Office gave it to another. What the
/// classifier may learn from; it holds ids, codes and scores only, never words.
/// </summary>
public sealed record RoutingCorrection
{
    /// <summary>Version of the event that made it: its place in the order.</summary>
    public required long Version { get; init; }

    public required HazardId Hazard { get; init; }

    public required IReadOnlyList<ReportId> Reports { get; init; }

    /// <summary>"hand-back", "assign" or "assign-jointly".</summary>
    public required string Act { get; init; }

    public required string DomainBefore { get; init; }

    /// <summary>Empty after a hand-back: the department said only that it is not its own.</summary>
    public required string DomainAfter { get; init; }

    public required string DepartmentBefore { get; init; }

    public required string DepartmentAfter { get; init; }

    /// <summary>Account of who corrected it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required RouteReason ReasonBefore { get; init; }

    public string ModelVersion { get; init; } = "";

    public double Confidence { get; init; }

    /// <summary>What the model had proposed, most probable first.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];
}
