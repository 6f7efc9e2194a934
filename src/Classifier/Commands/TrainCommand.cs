using System.CommandLine;
using System.Diagnostics;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>Trains the served model from the corpus.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var corpus = CommandLine.PathOption("--corpus", "src/Classifier/Data");
        var output = new Option<string>("--output") { DefaultValueFactory = _ => ClassifierHost.DefaultModelFolder };
        var jurisdiction = CommandLine.JurisdictionOption();
        var command = new Command("train", "Trains the served model from the corpus.") { corpus, output, jurisdiction };
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            var material = TrainingMaterial.Read(parsed.GetValue(corpus)!);
            var model = ReportModelTrainer.Train(material, JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!).LeadOf, Console.Error.WriteLine);
            ModelFile.Save(model, parsed.GetValue(output)!);
            CommandLine.Print(new { rows = material.Rows.Count, version = model.Version, model.UrgentThreshold, seconds = clock.Elapsed.TotalSeconds });
        });
        return command;
    }
}
