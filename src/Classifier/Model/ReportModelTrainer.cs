using System.Security.Cryptography;
using System.Text;
using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>Trains what is served; temperature and thresholds come from predictions out of fold, never from rows the model has seen.</summary>
internal static class ReportModelTrainer
{
    public const string UrgentLabel = "urgent";
    private const string CalmLabel = "calm";
    private const int Folds = 3;
    private const double RiskTarget = 0.95;
    private const double UrgentRecall = 0.97;

    /// <param name="rows">The corpus.</param>
    /// <param name="lead">Lead department of a domain, for the dispatch threshold.</param>
    /// <param name="progress">One line per step.</param>
    public static ReportModel Train(IReadOnlyList<CorpusRow> rows, Func<string, string> lead, Action<string> progress)
    {
        var options = new TrainingOptions();
        var held = new (float[] Scores, string[] Labels, double Urgent)[rows.Count];
        Parallel.For(0, Folds, new() { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var (domains, urgent) = Fit(rows.Where((_, index) => FoldOf(index) != fold).ToList(), options);
            for (var index = 0; index < rows.Count; index++)
            {
                if (FoldOf(index) == fold)
                {
                    held[index] = (domains.Score(rows[index].Text), domains.Labels, urgent.Probabilities(rows[index].Text, 1)[1]);
                }
            }

            progress($"fold {fold + 1} of {Folds} trained");
        });
        var temperature = Calibration.Temperature(rows, held);
        var (final, urgentModel) = Fit(rows, options);
        return new()
        {
            Version = Fingerprint(rows),
            Domains = final,
            UrgentModel = urgentModel,
            Temperature = temperature,
            DispatchThreshold = Calibration.DispatchThreshold(rows, held, temperature, lead, RiskTarget),
            UrgentThreshold = Calibration.UrgentThreshold(rows, held.Select(entry => entry.Urgent).ToList(), UrgentRecall),
        };
    }

    private static (LinearModel Domains, LinearModel Urgent) Fit(IReadOnlyList<CorpusRow> rows, TrainingOptions options)
    {
        var vocabulary = Vocabulary.Learn(rows.Select(row => row.Text).ToList(), options.MinimumDocuments);
        var domains = rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight)).ToList();
        var urgent = rows.Select(row => new TrainingRow(row.Text, row.Urgent ? UrgentLabel : CalmLabel, row.Weight)).ToList();
        return (LinearTrainer.Train(domains, vocabulary, options), LinearTrainer.Train(urgent, vocabulary, options));
    }

    private static int FoldOf(int index) => index % Folds;

    private static string Fingerprint(IReadOnlyList<CorpusRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Primary}\t{row.Text}\t{row.Urgent}\n"));
        }

        return "maxent-" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
