using System.CommandLine;
using PublicReport.Jurisdictions;
using PublicReport.Stack.Tests;

namespace PublicReport.Load.Dedup.Training;

/// <summary>Writes what the core ships for finding duplicates; the same sources give the same files.</summary>
internal static class TrainCommand
{
    private const string Data = "src/ReportingCore/Domain/Dedup/Data";
    private const string Header = "# Written by tests/Load -- dedup-train; see docs/dedup.md.";

    private static readonly (string Name, Func<IReadOnlyList<TrainingPair>, IReadOnlyList<string>> Fit)[] Variants =
    [
        ("logistic", pairs => ScorerFit.Line(pairs, 1, products: false)),
        ("products", pairs => ScorerFit.Line(pairs, 3, products: true)),
        ("trees8", pairs => ScorerFit.Trees(pairs, 8, 150)),
        ("trees20", pairs => ScorerFit.Trees(pairs, 20, 200)),
    ];

    public static Command Leanings()
    {
        var command = new Command("dedup-leanings", "Learns which domains n-grams lean to and how rare things are, from the routing corpus.");
        command.SetAction(_ =>
        {
            var corpus = Path.Combine(Repository.Root, "src/Classifier/Data/domains");
            File.WriteAllLines(Path.Combine(Repository.Root, Data, "leanings.tsv"), LeaningsTrainer.Train(corpus));
            File.WriteAllLines(Path.Combine(Repository.Root, Data, "rarities.tsv"), LeaningsTrainer.Rarities(corpus));
        });
        return command;
    }

    public static Command Letters()
    {
        var command = new Command("dedup-letters", "Learns how two longer messages of one matter are alike, from invented letters.");
        command.SetAction(_ => File.WriteAllLines(
            Path.Combine(Repository.Root, Data, "text-weights.tsv"), LettersTrainer.Train(Path.Combine(Repository.Root, "tests/Load/Dedup/Training/letters.txt"))));
        return command;
    }

    public static Command Scorer()
    {
        var join = new Option<double>("--join") { DefaultValueFactory = _ => 0.9 };
        var suggest = new Option<double>("--suggest") { DefaultValueFactory = _ => 0.12 };
        var ship = new Option<string?>("--ship") { Description = "variant to measure alone and to write into the core" };
        var command = new Command("dedup-train", "Trains pair scorers on the written scenarios and measures them out of fold.") { join, suggest, ship };
        command.SetAction(parsed =>
        {
            var trainer = Trainer();
            var pairs = trainer.Pairs();
            Console.Error.WriteLine($"{pairs.Count} pairs, {pairs.Count(pair => pair.Same)} the same");
            foreach (var (name, fit) in Variants.Where(item => parsed.GetValue(ship) is not { } only || item.Name == only))
            {
                var (slope, offset, table) = trainer.Measure(pairs, fit);
                Console.WriteLine($"{name}\n{string.Join('\n', table)}");
                if (parsed.GetValue(ship) is not null)
                {
                    File.WriteAllLines(
                        Path.Combine(Repository.Root, Data, "scorer.tsv"),
                        [Header, ScorerTrainer.Sigmoid(slope, offset), ScorerTrainer.Thresholds(parsed.GetValue(join), parsed.GetValue(suggest)), .. fit(pairs)]);
                }
            }
        });
        return command;
    }

    private static ScorerTrainer Trainer()
    {
        var model = Classifier.Model.ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "model"));
        return new(
            JurisdictionLoader.Load(Path.Combine(Repository.Root, "config/jurisdictions/341503205.yaml")),
            WrittenHazard.ReadAll(Path.Combine(Repository.Root, "tests/Load/Dedup/Training")),
            text => model.Predict(text).Scores[0].Label);
    }
}
