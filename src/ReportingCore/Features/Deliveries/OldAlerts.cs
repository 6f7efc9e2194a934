using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>An urgent alert must not ring any more, whichever way it goes, once somebody has acknowledged it or its hazard is closed.</summary>
internal static class OldAlerts
{
    public static async Task<bool> IsOldAsync(TownshipReader reader, string area, Delivery delivery) =>
        delivery is { Kind: Delivery.UrgentAlert, Hazard: { } id } && await reader.FindHazardAsync(area, id) is { } hazard && !WorkflowTable.Alarms(hazard);
}
