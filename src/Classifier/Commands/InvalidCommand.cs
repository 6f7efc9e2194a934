using System.CommandLine;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Commands;

/// <summary>How well the score for empty talk ranks invalid notes above valid ones. The score warns the handler and never rejects.</summary>
internal static class InvalidCommand
{
    private const string Invalid = "invalid";

    public static Command Create()
    {
        var data = CommandLine.PathOption("--data", "../shared/data/sodic/reports.tsv");
        var model = CommandLine.ModelOption();
        var command = new Command("invalid", "AUC of the invalid-report score on a file with the columns label (valid, invalid) and text.") { data, model };
        command.SetAction(parsed => CommandLine.Print(Measure(ModelFile.Load(parsed.GetValue(model)!), CorpusFiles.ReadLabelled(parsed.GetValue(data)!))));
        return command;
    }

    public static Dictionary<string, object?> Measure(ReportModel model, IReadOnlyList<CorpusRow> rows) => new()
    {
        ["rows"] = rows.Count,
        ["invalid"] = rows.Count(row => row.Primary == Invalid),
        ["auc"] = Figures.AreaUnderCurve([.. rows.Select(row => (model.Predict(row.Text).InvalidProbability, row.Primary == Invalid))]),
    };
}
