using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>The ledger as somebody may see it, current as of now.</summary>
internal sealed class LedgerEntries(Townships townships, TownshipViews views, TimeProvider clock)
{
    public DateOnly Today => WorkingCalendar.Day(clock.GetUtcNow());

    /// <summary>Newest finding first.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(actor.Area);
        var view = await views.CurrentAsync(actor.Area, cancellationToken);
        return [.. view.Hazards.Select(item => item.Hazard)
            .Where(hazard => hazard.Major is not null && HazardAccess.Sees(actor, hazard, jurisdiction))
            .Select(hazard => LedgerEntry.Of(HazardAccess.AsSeenBy(actor, hazard, jurisdiction))).OfType<LedgerEntry>()
            .OrderByDescending(entry => entry.FoundOn).ThenByDescending(entry => entry.Hazard.Number, StringComparer.Ordinal)];
    }
}
