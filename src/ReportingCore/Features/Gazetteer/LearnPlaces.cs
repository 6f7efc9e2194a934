using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Gazetteer;

/// <summary>
/// A hazard people have seen on the spot teaches where its place is: name from the report, point from its pin. Only in public space and with nobody's
/// confidence in it, because reporters are told the names (architecture rule 9).
/// </summary>
internal static class LearnPlaces
{
    private const int LongestName = 20;
    private const double Radius = 100;

    public static async Task FromAsync(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction)
    {
        if (!MayTeach(hazard, jurisdiction) || await transaction.FindReportAsync(hazard.Reports[0]) is not { Location: { } pin })
        {
            return;
        }

        var known = await transaction.PlaceChangesAsync();
        if (known.Concat(KnownPlaces.Merge(jurisdiction, known)).Any(place => place.Place.Name == hazard.Place || place.Place.Aliases.Contains(hazard.Place)))
        {
            return;
        }

        await transaction.SaveAsync(new KnownPlace(
            new()
            {
                Name = hazard.Place,
                Village = hazard.VillageCode.Length > 0 ? hazard.VillageCode : null,
                Longitude = pin.Longitude,
                Latitude = pin.Latitude,
                RadiusMetres = Radius,
            },
            PlaceSource.Hazard));
    }

    private static bool MayTeach(Hazard hazard, Jurisdiction jurisdiction) =>
        hazard is { Withheld: false, Confided: false, Place.Length: > 1 and <= LongestName }
        && jurisdiction.PublicSpace.Contains(hazard.Domain)
        && jurisdiction.Villages.All(village => village.Name != hazard.Place && village.ShortName != hazard.Place);
}
