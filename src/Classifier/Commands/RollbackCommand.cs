using System.CommandLine;
using PublicReport.Classifier.Learning;

namespace PublicReport.Classifier.Commands;

/// <summary>Serves an older model again; a running classifier takes it over within seconds.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var model = CommandLine.ModelOption();
        var to = new Option<string?>("--to") { Description = "Version; by default the one the served model replaced." };
        var command = new Command("rollback", "Serves an older model again.") { to, model };
        command.SetAction(parsed => Run(new(parsed.GetValue(model)!, TimeProvider.System), parsed.GetValue(to)));
        return command;
    }

    private static int Run(ModelVersions versions, string? to)
    {
        try
        {
            VersionsCommand.Print(new { Left = versions.Current().Version, Served = versions.RollBack(to).Version });
            return 0;
        }
        catch (InvalidDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
