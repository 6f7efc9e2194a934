using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>
/// From which probability of danger to life the duty officer is woken and the reporter told 119, 110, 120 first. Higher than the classifier's own mark, which
/// is tuned to pass over next to nothing and would wake the officer for every second report: soon nobody would listen.
/// </summary>
public static class UrgentAlarm
{
    /// <summary>One in five.</summary>
    private const double OfHazard = 0.2;

    /// <summary>What does not look like a hazard at all has to sound like an emergency the more.</summary>
    private const double OfNoHazard = 0.5;

    /// <param name="probability">Of danger to life now, 0..1.</param>
    /// <param name="firstDomain">Most probable label.</param>
    public static bool Rings(double probability, string firstDomain) =>
        probability >= (firstDomain == SafetyDomain.OutOfScope ? OfNoHazard : OfHazard);
}
