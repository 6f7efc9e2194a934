namespace PublicReport.ReportingCore.Evidence;

/// <summary>Where the files of a township's evidence are.</summary>
internal static class EvidenceFolder
{
    /// <summary>Ends the name of what a crash left half written.</summary>
    public const string Unfinished = ".tmp";

    public static string Of(CoreSettings settings, string area) => Path.Combine(settings.DataDirectory, "evidence", area);

    /// <summary>What nobody named: still sealed, and never read from here.</summary>
    public static string Discarded(CoreSettings settings, string area) => Path.Combine(Of(settings, area), "discarded");
}
