namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>What bears on who decides where a report goes, beside the classifier's scores.</summary>
public sealed record RoutingSigns
{
    /// <summary>Insider, or the reporter asked that the unit must not know (architecture rule 9).</summary>
    public bool KeepFromUnit { get; init; }

    /// <summary>Told that it is out of scope, the reporter insists: a person looks.</summary>
    public bool Insist { get; init; }

    /// <summary>Danger to life now, or a death: never pointed elsewhere, for the alarm must be answered by somebody.</summary>
    public bool Grave { get; init; }

    public Legibility Legibility { get; init; } = Legibility.Full;
}
