using System.CommandLine;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>Measures the shipped model on a labelled file.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true };
        var model = CommandLine.ModelOption();
        var jurisdiction = CommandLine.JurisdictionOption();
        var command = new Command("evaluate", "Measures the shipped model on a labelled file.") { data, model, jurisdiction };
        command.SetAction(parsed => CommandLine.Print(Evaluation.Measure(
            ModelFile.Load(parsed.GetValue(model)!),
            CorpusFiles.ReadMeasuring(parsed.GetValue(data)!),
            JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!).LeadOf,
            Console.Error)));
        return command;
    }
}
