using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Statistics;

/// <summary>
/// 挂牌督办公示, for everybody: what is listed now, and for a year what was delisted. Every one of them was verified by two people; a notice is
/// made of the township's own names, the standard a person named, and dates. No word of a report, no reason, no place, and no unit but where
/// the Safety Office chose to name the enterprise of a 重大.
/// </summary>
public sealed record GetPublicListings(string Area) : IRequest<Outcome<PublicListings>>;

public sealed record PublicListings(string Area, string Township, IReadOnlyList<PublicListing> Items);

/// <param name="Domain">Name.</param>
/// <param name="Village">Name; empty when not known.</param>
/// <param name="Department">Name of the department that has it put right.</param>
/// <param name="Enterprise">Empty unless the Safety Office chose to name it.</param>
/// <param name="Basis">Standard and article of a 重大; empty for one that stood too long.</param>
/// <param name="ListedOn">Day in Asia/Shanghai.</param>
/// <param name="Deadline">The listing's own.</param>
/// <param name="DelistedOn">Null while it is listed.</param>
public sealed record PublicListing(
    string Domain, string Village, string Department, string Enterprise, string Basis, DateOnly ListedOn, DateOnly Deadline, DateOnly? DelistedOn);

internal sealed class GetPublicListingsHandler(Townships townships, TownshipViews views, TimeProvider clock)
    : IRequestHandler<GetPublicListings, Outcome<PublicListings>>
{
    private const int DelistedShownDays = 365;

    public async Task<Outcome<PublicListings>> Handle(GetPublicListings request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is not { } jurisdiction)
        {
            return Townships.Unknown;
        }

        var since = clock.GetUtcNow().AddDays(-DelistedShownDays);
        var view = await views.CurrentAsync(request.Area, cancellationToken);
        var items = view.Hazards.Select(item => item.Hazard)
            .Where(hazard => hazard.Supervision.Listing is { } listing && (listing.DelistedAt is null || listing.DelistedAt >= since))
            .OrderBy(hazard => hazard.Supervision.Listing!.DelistedAt is not null)
            .ThenByDescending(hazard => hazard.Supervision.Listing!.At)
            .Select(hazard => NoticeOf(hazard, hazard.Supervision.Listing!, jurisdiction));
        return new PublicListings(request.Area, jurisdiction.Name, [.. items]);
    }

    private static PublicListing NoticeOf(Hazard hazard, Listing listing, Jurisdiction jurisdiction) => new(
        jurisdiction.DomainName(hazard.Domain),
        jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
        jurisdiction.DepartmentName(hazard.Department),
        listing.NameUnit ? hazard.Major?.Enterprise ?? "" : "",
        hazard.Major is { } major ? $"{major.Standard} {major.Article}" : "",
        WorkingCalendar.Day(listing.At),
        listing.Deadline,
        listing.DelistedAt is { } delisted ? WorkingCalendar.Day(delisted) : null);
}
