namespace PublicReport.ReportingCore.Domain.Places;

/// <summary>
/// Back to WGS-84 from the shifted datums of Chinese maps. GCJ-02 is inverted by fixed-point iteration (below 0.1 m after five rounds);
/// formulas: the publicly known GCJ-02 shift on the Krasovsky 1940 ellipsoid and Baidu's polar shift on top of it.
/// </summary>
public static class ChinaDatum
{
    private const double Axis = 6378245.0;
    private const double Eccentricity2 = 0.00669342162296594323;
    private const int Rounds = 5;

    public static (double Longitude, double Latitude) ToWgs84(double longitude, double latitude, Datum datum) => datum switch
    {
        Datum.Wgs84 => (longitude, latitude),
        Datum.Gcj02 => FromGcj02(longitude, latitude),
        Datum.Bd09 => FromBd09(longitude, latitude),
        _ => throw new ArgumentOutOfRangeException(nameof(datum), datum, null),
    };

    public static (double Longitude, double Latitude) ToGcj02(double longitude, double latitude)
    {
        if (IsOutsideChina(longitude, latitude))
        {
            return (longitude, latitude);
        }

        var (shiftLongitude, shiftLatitude) = Shift(longitude, latitude);
        return (longitude + shiftLongitude, latitude + shiftLatitude);
    }

    private static (double Longitude, double Latitude) FromGcj02(double longitude, double latitude)
    {
        var (guessLongitude, guessLatitude) = (longitude, latitude);
        for (var round = 0; round < Rounds; round++)
        {
            var (forthLongitude, forthLatitude) = ToGcj02(guessLongitude, guessLatitude);
            guessLongitude += longitude - forthLongitude;
            guessLatitude += latitude - forthLatitude;
        }

        return (guessLongitude, guessLatitude);
    }

    private static (double Longitude, double Latitude) FromBd09(double longitude, double latitude)
    {
        const double Turn = Math.PI * 3000 / 180;
        var (x, y) = (longitude - 0.0065, latitude - 0.006);
        var radius = Math.Sqrt((x * x) + (y * y)) - (0.00002 * Math.Sin(y * Turn));
        var angle = Math.Atan2(y, x) - (0.000003 * Math.Cos(x * Turn));
        return FromGcj02(radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    private static bool IsOutsideChina(double longitude, double latitude) =>
        longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271;

    private static (double Longitude, double Latitude) Shift(double longitude, double latitude)
    {
        var (x, y) = (longitude - 105, latitude - 35);
        var north = -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
            + Wave(x, 6, 20, 2, 20) + Wave(y, 1, 20, 1.0 / 3, 40) + Wave(y, 1.0 / 12, 160, 1.0 / 30, 320);
        var east = 300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
            + Wave(x, 6, 20, 2, 20) + Wave(x, 1, 20, 1.0 / 3, 40) + Wave(x, 1.0 / 12, 150, 1.0 / 30, 300);
        var radians = latitude / 180 * Math.PI;
        var magic = 1 - (Eccentricity2 * Math.Sin(radians) * Math.Sin(radians));
        var root = Math.Sqrt(magic);
        return (
            east * 180 / (Axis / root * Math.Cos(radians) * Math.PI),
            north * 180 / (Axis * (1 - Eccentricity2) / (magic * root) * Math.PI));
    }

    private static double Wave(double t, double frequency1, double amplitude1, double frequency2, double amplitude2) =>
        ((amplitude1 * Math.Sin(frequency1 * t * Math.PI)) + (amplitude2 * Math.Sin(frequency2 * t * Math.PI))) * 2 / 3;
}
