using System.Globalization;
using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Places;

public enum PlaceSource
{
    /// <summary>The jurisdiction's file.</summary>
    File,

    /// <summary>The Safety Office, in the console.</summary>
    Office,

    /// <summary>A confirmed hazard in public space.</summary>
    Hazard,
}

/// <summary>A named place and where it is known from.</summary>
public sealed record KnownPlace(NamedPlace Place, PlaceSource Source)
{
    /// <summary>Taken out by the Safety Office; kept, so that the file does not bring it back.</summary>
    public bool Removed { get; init; }
}

/// <summary>Places of the file with what people and confirmed hazards changed since, and which of them is next to a pin.</summary>
public static class KnownPlaces
{
    private const double MetresPerDegree = 111_320;

    /// <summary>Changes win over the file; by name.</summary>
    public static IReadOnlyList<KnownPlace> Merge(Jurisdiction jurisdiction, IReadOnlyList<KnownPlace> changes)
    {
        var changed = changes.Select(change => change.Place.Name).ToHashSet();
        return
        [
            .. changes.Where(change => !change.Removed),
            .. jurisdiction.Gazetteer.Where(place => !changed.Contains(place.Name)).Select(place => new KnownPlace(place, PlaceSource.File)),
        ];
    }

    /// <summary>"松岗村小学，约120米": the nearest known place, never a certain village; empty when none is known.</summary>
    public static string Nearest(Fix fix, IReadOnlyList<KnownPlace> places)
    {
        if (places.Count == 0)
        {
            return "";
        }

        var (near, metres) = places.Select(known => (known.Place, Metres: Metres(fix, known.Place))).MinBy(item => item.Metres);

        // A point nobody has measured gives a name to start from, but no distance to believe.
        return near.Placeholder ? $"{near.Name}附近（位置待核实）"
            : metres <= near.RadiusMetres ? near.Name
            : string.Create(CultureInfo.InvariantCulture, $"{near.Name}，约{metres:0}米");
    }

    private static double Metres(Fix fix, NamedPlace place)
    {
        var east = (fix.Longitude - place.Longitude) * Math.Cos(fix.Latitude / 180 * Math.PI);
        return Math.Sqrt((east * east) + Math.Pow(fix.Latitude - place.Latitude, 2)) * MetresPerDegree;
    }
}
