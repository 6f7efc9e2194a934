using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Supervision;

/// <summary>Remembers for each hazard when its clocks next have something to do, so that a sweep computes only what has changed.</summary>
internal sealed class DueWatch(Jurisdiction jurisdiction, WorkingCalendar calendar)
{
    private readonly Dictionary<HazardId, (Hazard Seen, DateTimeOffset? Next)> known = [];

    public IReadOnlyList<HazardId> Due(IEnumerable<Hazard> hazards, DateTimeOffset now)
    {
        var due = new List<HazardId>();
        foreach (var hazard in hazards)
        {
            if (!known.TryGetValue(hazard.Id, out var entry) || !ReferenceEquals(entry.Seen, hazard))
            {
                known[hazard.Id] = entry = (hazard, Earlier(SupervisionSteps.NextAt(hazard, jurisdiction.Clocks, calendar, now), NextRing(hazard)));
            }

            if (entry.Next <= now)
            {
                due.Add(hazard.Id);
            }
        }

        return due;
    }

    /// <summary>Urgent, unacknowledged, still open, and rings left.</summary>
    private DateTimeOffset? NextRing(Hazard hazard) => UrgentRings.NextAt(hazard, jurisdiction.UrgentAlerts);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
}

/// <summary>When the urgent alert rings next (minutes and number of rings are the township's).</summary>
internal static class UrgentRings
{
    public static DateTimeOffset? NextAt(Hazard hazard, UrgentAlerts alerts) =>
        WorkflowTable.Alarms(hazard) && hazard.UrgentRings < alerts.MaxRings
            ? (hazard.UrgentRungAt ?? hazard.FirstReportedAt).AddMinutes(alerts.RepeatMinutes)
            : null;
}
