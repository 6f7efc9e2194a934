using System.CommandLine;
using System.Diagnostics;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Commands;

/// <summary>Trains the same pipeline from scratch on a foreign labelled file, for comparison with published figures.</summary>
internal static class BenchmarkCommand
{
    public static Command Create()
    {
        var train = new Option<string>("--train") { Required = true };
        var test = new Option<string>("--test") { Required = true };
        var command = new Command("benchmark", "Trains and measures the pipeline on files with the columns label and text.") { train, test };
        command.SetAction(parsed => CommandLine.Print(Measure(
            CorpusFiles.ReadLabelled(parsed.GetValue(train)!), CorpusFiles.ReadLabelled(parsed.GetValue(test)!))));
        return command;
    }

    public static Dictionary<string, object?> Measure(IReadOnlyList<CorpusRow> train, IReadOnlyList<CorpusRow> test)
    {
        var clock = Stopwatch.StartNew();
        var model = ReportModelTrainer.FitDomains(new(train, LetterPhrases.None, new Dictionary<string, IReadOnlyList<string>>()));
        var trained = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var found = test.Select(row => model.Labels[IndexOfGreatest(model.Score(row.Text))]).ToList();
        var seconds = clock.Elapsed.TotalSeconds;
        var pairs = test.Zip(found, (row, label) => (row.Primary, label)).ToList();
        var labels = test.Select(row => row.Primary).Distinct().ToList();
        return new()
        {
            ["accuracy"] = Figures.Share(pairs, pair => pair.Primary == pair.label),
            ["macro_f1"] = labels.Count == 0 ? null : labels.Average(label => Figures.F1(pairs, label)),
            ["train_seconds"] = trained,
            ["rows_per_second"] = test.Count == 0 ? null : test.Count / seconds,
        };
    }

    private static int IndexOfGreatest(float[] scores) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(scores);
}
