using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Somebody else acted first: the refusal says who did what, when.</summary>
internal static class Conflicts
{
    public static async Task<Refusal> WithAsync(TownshipTransaction transaction, Hazard hazard)
    {
        var newer = await transaction.FindEventAsync(hazard.Version);
        return new(RefusalKind.Conflict, "conflict", $"the hazard is at version {hazard.Version}")
        {
            Newer = newer is null ? null : new(newer.Act, newer.Actor.DisplayName, newer.Actor.Department, newer.At),
        };
    }
}
