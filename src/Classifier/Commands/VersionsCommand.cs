using System.CommandLine;
using System.Text.Json;
using PublicReport.Classifier.Learning;

namespace PublicReport.Classifier.Commands;

/// <summary>Which models there are and which one is served; going back to one of them.</summary>
internal static class VersionsCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var model = CommandLine.ModelOption();
        var command = new Command("versions", "Lists the models that were served, oldest first.") { model };
        command.SetAction(parsed =>
        {
            var versions = new ModelVersions(parsed.GetValue(model)!, TimeProvider.System);
            Print(new { Served = versions.Current().Version, Versions = versions.List() });
        });
        return command;
    }

    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));
}
