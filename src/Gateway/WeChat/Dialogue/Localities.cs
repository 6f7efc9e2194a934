using PublicReport.Gateway.Backend;
using PublicReport.ReportingCore.Domain.Places;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Which township and village a draft speaks of. Pure.</summary>
internal static class Localities
{
    /// <summary>Farther from every known place than this, a pin says nothing.</summary>
    private const double NearestMetres = 15_000;
    private const double MetresPerDegree = 111_320;
    private static readonly string[] Suffixes = ["街道办事处", "街道", "乡", "镇"];

    /// <summary>The only one there is; else the one the words name; else the one around the pin; else the one of the QR code or the last report.</summary>
    public static TownshipInfo? Town(Session session, string words, PinInfo? pin, IReadOnlyList<TownshipInfo> towns)
    {
        if (towns is [var only])
        {
            return only;
        }

        var said = $"{words} {pin?.Label}";
        return Single(towns, town => IsNamed(said, town))
            ?? Single(towns, town => town.Villages.Any(village => Names(said, village.Name)))
            ?? Around(pin, towns)
            ?? towns.FirstOrDefault(town => town.AreaCode == session.Area);
    }

    public static VillageInfo? Village(TownshipInfo? town, string words) => town is null ? null : Single(town.Villages, village => Names(words, village.Name));

    private static bool IsNamed(string words, TownshipInfo town) => Names(words, town.Name) || Names(words, Stem(town.Name));

    private static string Stem(string name) =>
        Suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? name[..^suffix.Length] : name;

    private static TownshipInfo? Around(PinInfo? pin, IReadOnlyList<TownshipInfo> towns)
    {
        if (pin is null)
        {
            return null;
        }

        var (longitude, latitude) = ChinaDatum.ToWgs84(pin.Longitude, pin.Latitude, Datum.Gcj02);
        var nearest = towns.SelectMany(town => town.Places.Select(place => (Town: town, Metres: Metres(place, longitude, latitude))))
            .OrderBy(candidate => candidate.Metres).FirstOrDefault();
        return nearest.Town is not null && nearest.Metres <= NearestMetres ? nearest.Town : null;
    }

    private static double Metres(PlaceInfo place, double longitude, double latitude) => MetresPerDegree * Math.Sqrt(
        Math.Pow((longitude - place.Longitude) * Math.Cos(latitude / 180 * Math.PI), 2) + Math.Pow(latitude - place.Latitude, 2));

    private static T? Single<T>(IEnumerable<T> all, Func<T, bool> fits)
        where T : class => all.Where(fits).Take(2).ToArray() is [var one] ? one : null;

    private static bool Names(string text, string name) => name.Length > 1 && text.Contains(name, StringComparison.Ordinal);
}
