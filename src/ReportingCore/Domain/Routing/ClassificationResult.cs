namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>What the classifier says of a text: a proposal, never a decision.</summary>
public sealed record ClassificationResult
{
    public required IReadOnlyList<DomainScore> Scores { get; init; }

    /// <summary>Danger to life now, likely enough for an <see cref="UrgentAlarm"/>.</summary>
    public required bool Urgent { get; init; }

    public double UrgentProbability { get; init; }

    public double InvalidProbability { get; init; }

    public required string ModelVersion { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <param name="Domain">Label: one of the thirty slugs or out-of-scope.</param>
/// <param name="Probability">Calibrated, 0..1.</param>
/// <param name="DispatchThreshold">Summed probability of the lead needed to dispatch without a human glance.</param>
public sealed record DomainScore(string Domain, double Probability, double DispatchThreshold);
