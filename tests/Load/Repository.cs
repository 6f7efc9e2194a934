namespace PublicReport.Load;

/// <summary>The working copy this program was built from.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "PublicReport.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("PublicReport.sln");
        }

        return System.IO.Path.Combine([folder.FullName, .. parts]);
    }
}
