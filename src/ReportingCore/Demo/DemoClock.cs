namespace PublicReport.ReportingCore.Demo;

/// <summary>The clock of the demo's own core: the past is lived through once more, act by act.</summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => now;

    internal void SetTo(DateTimeOffset at) => now = at;
}
