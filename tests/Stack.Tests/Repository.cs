namespace PublicReport.Stack.Tests;

/// <summary>Where things lie in the clone under test.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The Gateway as it was built beside these tests, in the same configuration.</summary>
    public static string BuiltGateway { get; } = Built("Gateway");

    public static string BuiltCore { get; } = Built("ReportingCore");

    public static string BuiltClassifier { get; } = Built("Classifier");

    /// <summary>"Debug" or "Release", as these tests were built.</summary>
    public static string Configuration => Output.Parent!.Name;

    public static string Luoji { get; } = Path.Combine(Root, "config", "jurisdictions", "341503205.yaml");

    /// <summary>True in the long runs of eng/soak.sh.</summary>
    public static bool IsSoak => Environment.GetEnvironmentVariable("PR_SOAK") == "1";

    public static string NewHome() => Directory.CreateTempSubdirectory("pr-stack-").FullName;

    private static DirectoryInfo Output => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static string Built(string project) =>
        Path.Combine(Root, "src", project, "bin", Configuration, Output.Name, $"PublicReport.{project}.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PublicReport.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("PublicReport.sln");
        }

        return folder.FullName;
    }
}
