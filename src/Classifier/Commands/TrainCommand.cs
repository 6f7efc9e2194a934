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
        var learn = new LearnOptions();
        learn.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var clock = Stopwatch.StartNew();
            var material = TrainingMaterial.Read(parsed.GetValue(corpus)!);
            Func<string, string> lead = JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!).LeadOf;
            if (parsed.GetValue(learn.Core) is not null)
            {
                return learn.RunAsync(parsed, material, parsed.GetValue(output)!, lead, cancellation);
            }

            var model = ReportModelTrainer.Train(material, lead, Console.Error.WriteLine);
            ModelFile.Save(model, parsed.GetValue(output)!);
            CommandLine.Print(new
            {
                rows = material.Rows.Count,
                version = model.Version,
                held_out_rows = model.HeldOut.Rows,
                held_out_lead_top1 = model.HeldOut.LeadTop1,
                held_out_ece = model.HeldOut.CalibrationError,
                temperature_sharp = model.Softening.Sharp,
                temperature_soft = model.Softening.Soft,
                doubt = model.Softening.Doubt,
                dispatch_thresholds = model.Domains.Labels.Zip(model.DispatchThresholds).ToDictionary(pair => pair.First, pair => pair.Second),
                urgent_threshold = model.UrgentThreshold,
                seconds = clock.Elapsed.TotalSeconds,
            });
            return Task.FromResult(0);
        });
        return command;
    }
}
