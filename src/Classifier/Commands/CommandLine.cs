using System.CommandLine;
using System.Text.Json;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>The commands; JSON on standard output, everything for people on standard error.</summary>
internal static class CommandLine
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RootCommand Build()
    {
        var root = new RootCommand("Safety domain of a hazard report.");
        root.Subcommands.Add(TrainCommand());
        root.Subcommands.Add(EvaluateCommand());
        root.Subcommands.Add(ExplainCommand());
        return root;
    }

    private static Command TrainCommand()
    {
        var corpus = new Option<string>("--corpus") { DefaultValueFactory = _ => InRepository("src/Classifier/Data/domains") };
        var output = new Option<string>("--output") { DefaultValueFactory = _ => ClassifierHost.DefaultModelFolder };
        var jurisdiction = JurisdictionOption();
        var command = new Command("train", "Trains the served model from the corpus.") { corpus, output, jurisdiction };
        command.SetAction(parsed =>
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var rows = CorpusFiles.ReadCorpus(parsed.GetValue(corpus)!);
            var model = ReportModelTrainer.Train(rows, JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!).LeadOf, Console.Error.WriteLine);
            ModelFile.Save(model, parsed.GetValue(output)!);
            Print(new { rows = rows.Count, version = model.Version, model.Temperature, model.DispatchThreshold, model.UrgentThreshold, seconds = clock.Elapsed.TotalSeconds });
        });
        return command;
    }

    private static Command EvaluateCommand()
    {
        var data = new Option<string>("--data") { Required = true };
        var jurisdiction = JurisdictionOption();
        var command = new Command("evaluate", "Measures the shipped model on a labelled file.") { data, jurisdiction };
        command.SetAction(parsed => Print(Evaluation.Measure(
            ModelFile.Load(ClassifierHost.DefaultModelFolder),
            CorpusFiles.ReadMeasuring(parsed.GetValue(data)!),
            JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!).LeadOf,
            Console.Error)));
        return command;
    }

    private static Command ExplainCommand()
    {
        var text = new Argument<string>("text");
        var command = new Command("explain", "Shows which words spoke for the first domain.") { text };
        command.SetAction(parsed =>
        {
            var model = ModelFile.Load(ClassifierHost.DefaultModelFolder);
            var prediction = model.Predict(parsed.GetValue(text)!);
            var first = prediction.Scores[0].Label;
            Print(new
            {
                scores = prediction.Scores.Take(3).ToDictionary(score => score.Label, score => score.Probability),
                prediction.Urgent,
                prediction.InvalidProbability,
                words = model.Domains.Explain(parsed.GetValue(text)!, Array.IndexOf(model.Domains.Labels, first)).Take(10)
                    .Select(part => new { part.Words, part.Weight }),
            });
        });
        return command;
    }

    private static Option<string> JurisdictionOption() =>
        new("--jurisdiction") { DefaultValueFactory = _ => InRepository("config/jurisdictions/341503205.yaml") };

    private static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PublicReport.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Environment.CurrentDirectory, path);
    }

    private static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));
}
