namespace PublicReport.Gateway.Standalone;

/// <summary>Remembers beside the data that the operator has confirmed the backups.</summary>
internal static class BackupNote
{
    public static bool IsConfirmed(string dataDirectory) => File.Exists(PathIn(dataDirectory));

    public static void Confirm(string dataDirectory) =>
        File.WriteAllText(PathIn(dataDirectory), "The operator has confirmed that data and key file are backed up, apart from each other.\n");

    private static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "backup-confirmed");
}
