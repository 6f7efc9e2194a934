using System.Security.Cryptography;
using System.Text;
using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>Trains what is served; calibration and thresholds come from predictions out of fold, never from rows the model has seen.</summary>
internal static class ReportModelTrainer
{
    public const string UrgentLabel = "urgent";
    private const string CalmLabel = "calm";
    private const int FoldCount = 2;
    private const double RiskTarget = 0.95;
    private const double UrgentRecall = 0.97;

    /// <param name="material">The corpus and whatever weighted rows are added to it.</param>
    /// <param name="lead">Lead department of a domain, for the dispatch thresholds.</param>
    /// <param name="progress">One line per step.</param>
    public static ReportModel Train(TrainingMaterial material, Func<string, string> lead, Action<string> progress)
    {
        var options = new TrainingOptions();
        var rows = material.Rows;
        var folds = Folds.Assign([.. rows.Select(row => row.Text)], FoldCount);
        var held = new HeldOut[rows.Count];
        var trained = new (LinearModel Domains, LinearModel Urgent)[FoldCount + 1];
        Parallel.For(0, FoldCount + 1, new() { MaxDegreeOfParallelism = 2 }, fold =>
        {
            trained[fold] = Fit([.. rows.Where((_, index) => folds[index] != fold)], material, options);
            for (var index = 0; index < rows.Count; index++)
            {
                if (folds[index] == fold)
                {
                    held[index] = new(rows[index], trained[fold].Domains.Score(rows[index].Text), trained[fold].Urgent.Probabilities(rows[index].Text, 1)[1]);
                }
            }

            progress(fold == FoldCount ? "trained on all rows" : $"fold {fold + 1} of {FoldCount} trained");
        });
        var (domains, urgent) = trained[FoldCount];
        var softening = Calibration.Soften(held, domains.Labels);
        return new()
        {
            Version = Fingerprint(material),
            Domains = domains,
            UrgentModel = urgent,
            Softening = softening,
            DispatchThresholds = Thresholds.Dispatch(held, domains.Labels, softening, lead, RiskTarget),
            UrgentThreshold = Thresholds.Urgent(held, UrgentRecall),
        };
    }

    /// <summary>The domain model alone, of whatever labels the rows have.</summary>
    public static LinearModel FitDomains(TrainingMaterial material) => FitDomains(material.Rows, material, new());

    private static (LinearModel Domains, LinearModel Urgent) Fit(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        var domains = FitDomains(rows, material, options);
        var urgent = rows.Select(row => new TrainingRow(row.Text, row.Urgent ? UrgentLabel : CalmLabel, row.Weight)).ToList();
        return (domains, LinearTrainer.Train(urgent, domains.Vocabulary, options));
    }

    /// <summary>Only reports bring n-grams into the vocabulary: what augmentation makes of one report must not count as several.</summary>
    private static LinearModel FitDomains(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        var vocabulary = Vocabulary.Learn([.. rows.Select(row => row.Text)], options);
        return LinearTrainer.Train(new Augmentation(material, options).Expand(rows), vocabulary, options);
    }

    private static string Fingerprint(TrainingMaterial material)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in material.Rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Primary}\t{row.Text}\t{row.Urgent}\t{row.Weight}\n"));
        }

        return "maxent-" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
