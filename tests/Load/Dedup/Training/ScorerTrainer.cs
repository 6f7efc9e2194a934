using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <summary>
/// Trains the pair scorer on invented years and measures it out of fold: the hazards of a fifth of the villages are left out of training and
/// replayed with what the others taught. Calibration and thresholds come from these replays too.
/// </summary>
internal sealed class ScorerTrainer(Jurisdiction jurisdiction, IReadOnlyList<WrittenHazard> written, Func<string, string> classify)
{
    private const int Folds = 5;
    private const int TrainingYears = 20;
    private const int ReplayedYears = 4;

    private static readonly (double Join, double Suggest)[] Grid =
        [(0.5, 0.05), (0.8, 0.1), (0.88, 0.12), (0.9, 0.15), (0.92, 0.15), (0.95, 0.2), (0.97, 0.25)];

    private readonly IReadOnlyList<Lexicon> lexicons = Forgetful(0.12);

    public IReadOnlyList<TrainingPair> Pairs() => Enumerable.Range(0, TrainingYears)
        .SelectMany(seed => CandidatePairs.Of(InventedYear.Draw(seed, jurisdiction, written, lexicons, classify), root => FoldOf(written[root]), seed))
        .ToList();

    /// <returns>Platt's sigmoid fitted out of fold, and joins and suggestions at a grid of thresholds.</returns>
    public (double Slope, double Offset, IReadOnlyList<string> Table) Measure(IReadOnlyList<TrainingPair> pairs, Func<IReadOnlyList<TrainingPair>, IReadOnlyList<string>> fit)
    {
        var held = new List<(double Score, bool Same, double Weight)>();
        var fits = new List<IReadOnlyList<string>>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var lines = fit(pairs.Where(pair => pair.FoldA != fold && pair.FoldB != fold).ToList());
            var raw = new PairScorer([.. lines, Sigmoid(-1, 0)]);
            held.AddRange(pairs.Where(pair => pair.FoldA == fold && pair.FoldB == fold).Select(pair => (Logit(raw.Score(pair.Features)), pair.Same, (double)pair.Weight)));
            fits.Add(lines);
        }

        var (slope, offset) = Platt.Fit(held);
        return (slope, offset, [Auc(held), .. Replays(fits, slope, offset)]);
    }

    public static string Sigmoid(double slope, double offset) => string.Create(CultureInfo.InvariantCulture, $"sigmoid\t{slope:0.####}\t{offset:0.####}");

    public static string Thresholds(double join, double suggest) => string.Create(CultureInfo.InvariantCulture, $"thresholds\t{join}\t{suggest}");

    private IEnumerable<string> Replays(List<IReadOnlyList<string>> fits, double slope, double offset)
    {
        var years = Enumerable.Range(0, ReplayedYears * Folds).Select(seed => (Fold: seed % Folds, Year: InventedYear.Draw(
            1000 + seed, jurisdiction, written.Where(hazard => FoldOf(hazard) == seed % Folds).ToList(), lexicons, classify))).ToList();
        foreach (var (join, suggest) in Grid)
        {
            var scorers = fits.Select(lines => new PairScorer([.. lines, Sigmoid(slope, offset), Thresholds(join, suggest)])).ToList();
            var counts = years.Select(item => DedupMeasures.Count(InventedReplay.Run(item.Year, scorers[item.Fold]))).Aggregate((a, b) => a + b);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"join {join:0.00} suggest {suggest:0.00}: precision {(double)counts.Right / counts.Joined:0.000} recall {(double)counts.Right / counts.Twins:0.000} suggested {(double)counts.Hits / counts.WithTwin:0.000} without twin {(double)counts.ShownAlone / counts.Alone:0.00}");
        }
    }

    private int FoldOf(WrittenHazard hazard) => jurisdiction.Villages.ToList().FindIndex(village => village.ShortName == hazard.Village) % Folds;

    private static double Logit(double probability) => Math.Log(Math.Max(1e-9, probability) / Math.Max(1e-9, 1 - probability));

    private static string Auc(List<(double Score, bool Same, double Weight)> held)
    {
        var (below, wins) = (0.0, 0.0);
        foreach (var item in held.OrderBy(item => item.Score))
        {
            (below, wins) = item.Same ? (below, wins + below) : (below + item.Weight, wins);
        }

        return string.Create(CultureInfo.InvariantCulture, $"pairs out of fold: auc {wins / below / held.Count(item => item.Same):0.0000}");
    }

    /// <summary>Readers that each do not know some of the words.</summary>
    private static List<Lexicon> Forgetful(double share) => Enumerable.Range(0, 8).Select(seed =>
    {
        var random = new Random(seed);
        return Lexicon.Knowing(_ => random.NextDouble() >= share);
    }).ToList();
}
