namespace PublicReport.ReportingCore.Domain.Places;

public enum Datum
{
    Wgs84,

    /// <summary>China's shifted datum, sent by WeChat; up to 600 m off.</summary>
    Gcj02,

    /// <summary>Baidu's further shift of GCJ-02.</summary>
    Bd09,
}

/// <summary>A pin: WGS-84 degrees, the datum it came in, and how far it may be off (metres; 0 when unknown).</summary>
public sealed record Fix(double Longitude, double Latitude, Datum CameIn, double AccuracyMetres, string Label = "");
