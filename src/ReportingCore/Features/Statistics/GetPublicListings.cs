using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>
/// 挂牌督办公示, for everybody: what is listed now, and for a year what was delisted or revoked. What is listed stands as verified (a report by
/// two people, a finding by those who made it); a notice is made of the township's own names, the standard a person named, and dates. No word
/// of a report, no reason, no place, and no unit but where the Safety Office chose to name the enterprise of a 重大; of a revoked one neither
/// unit nor standard.
/// </summary>
public sealed record GetPublicListings(string Area) : IRequest<Outcome<PublicListings>>;

public sealed record PublicListings(string Area, string Township, IReadOnlyList<PublicListing> Items);

/// <param name="Domain">Name.</param>
/// <param name="Village">Name; empty when not known.</param>
/// <param name="Department">Name of the department that has it put right.</param>
/// <param name="Enterprise">Empty unless the Safety Office chose to name it, and once revoked.</param>
/// <param name="Basis">Standard and article of a 重大; empty for one that stood too long, and once revoked.</param>
/// <param name="ListedOn">Day in Asia/Shanghai.</param>
/// <param name="Deadline">The listing's own.</param>
/// <param name="DelistedOn">Null while it is listed.</param>
/// <param name="RevokedOn">Null unless the listing ended by itself; then no <paramref name="DelistedOn"/>.</param>
public sealed record PublicListing(
    string Domain, string Village, string Department, string Enterprise, string Basis, DateOnly ListedOn, DateOnly Deadline, DateOnly? DelistedOn,
    DateOnly? RevokedOn);

internal sealed class GetPublicListingsHandler(Townships townships, TownshipViews views, TimeProvider clock)
    : IRequestHandler<GetPublicListings, Outcome<PublicListings>>
{
    private const int EndedShownDays = 365;

    public async Task<Outcome<PublicListings>> Handle(GetPublicListings request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is not { } jurisdiction)
        {
            return Townships.Unknown;
        }

        var since = clock.GetUtcNow().AddDays(-EndedShownDays);
        var view = await views.CurrentAsync(request.Area, cancellationToken);
        var items = view.Hazards.Select(item => item.Hazard)
            .Where(hazard => ListingNotice.Of(hazard) != NoticeStanding.None && !(EndedAt(hazard) < since))
            .OrderBy(hazard => EndedAt(hazard) is not null)
            .ThenByDescending(hazard => hazard.Supervision.Listing!.At)
            .Select(hazard => NoticeOf(hazard, hazard.Supervision.Listing!, jurisdiction));
        return new PublicListings(request.Area, jurisdiction.Name, [.. items]);
    }

    private static DateTimeOffset? EndedAt(Hazard hazard) => hazard.Supervision.Listing!.RevokedAt ?? hazard.Supervision.Listing.DelistedAt;

    private static PublicListing NoticeOf(Hazard hazard, Listing listing, Jurisdiction jurisdiction)
    {
        // What the township no longer holds for true is not held against anybody.
        var major = listing.RevokedAt is null ? hazard.Major : null;
        return new(
            jurisdiction.DomainName(hazard.Domain),
            jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
            jurisdiction.DepartmentName(hazard.Department),
            listing.NameUnit && major is not null ? major.Enterprise : "",
            major is not null ? $"{major.Standard} {major.Article}" : "",
            WorkingCalendar.Day(listing.At),
            listing.Deadline,
            listing is { RevokedAt: null, DelistedAt: { } delisted } ? WorkingCalendar.Day(delisted) : null,
            listing.RevokedAt is { } revoked ? WorkingCalendar.Day(revoked) : null);
    }
}
