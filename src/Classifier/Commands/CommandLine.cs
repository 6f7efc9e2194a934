using System.CommandLine;
using System.Text.Json;

namespace PublicReport.Classifier.Commands;

/// <summary>The commands; JSON on standard output, everything for people on standard error.</summary>
internal static class CommandLine
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RootCommand Build()
    {
        var root = new RootCommand("Safety domain of a hazard report.");
        root.Subcommands.Add(TrainCommand.Create());
        root.Subcommands.Add(VersionsCommand.Create());
        root.Subcommands.Add(RollbackCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(BenchmarkCommand.Create());
        root.Subcommands.Add(ExplainCommand.Create());
        root.Subcommands.Add(InvalidCommand.Create());
        root.Subcommands.Add(CorpusCheckCommand.Create());
        return root;
    }

    public static Option<string> JurisdictionOption() => PathOption("--jurisdiction", "config/jurisdictions/341503205.yaml");

    public static Option<string> ModelOption() =>
        new("--model") { Description = "Folder of the trained model.", DefaultValueFactory = _ => ClassifierHost.DefaultModelFolder };

    /// <param name="name">With its dashes.</param>
    /// <param name="inRepository">Default, seen from the root of the repository.</param>
    public static Option<string> PathOption(string name, string inRepository) => new(name) { DefaultValueFactory = _ => InRepository(inRepository) };

    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>A path below the root of the repository the program runs in.</summary>
    public static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PublicReport.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Environment.CurrentDirectory, path);
    }
}
