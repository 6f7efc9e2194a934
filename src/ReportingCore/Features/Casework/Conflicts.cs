using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Somebody else acted first: the refusal says who did what, when.</summary>
internal static class Conflicts
{
    public static Task<Refusal> WithAsync(TownshipTransaction transaction, Hazard hazard) => WithAsync(transaction, hazard.Version);

    /// <param name="transaction">The commit.</param>
    /// <param name="version">Version of the last change of whatever was to be changed.</param>
    public static async Task<Refusal> WithAsync(TownshipTransaction transaction, long version)
    {
        var newer = await transaction.FindEventAsync(version);
        return new(RefusalKind.Conflict, "conflict", $"it is at version {version}")
        {
            Newer = newer is null ? null : new(newer.Act, newer.Actor.DisplayName, newer.Actor.Department, newer.At),
        };
    }
}
