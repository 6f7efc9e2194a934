using System.Security.Cryptography;
using System.Text;
using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Trains what is served; calibration and thresholds come from predictions out of fold, never from rows the model has seen.</summary>
internal static class ReportModelTrainer
{
    public const string UrgentLabel = "urgent";
    private const string CalmLabel = "calm";

    /// <summary>
    /// What is asked of the rows that judge: border cases and out-of-scope messages, harder than what people send. So many of these right means
    /// that 95 % of the reports sent without a human glance are, see docs/routing.md.
    /// </summary>
    private const double RightOfBorderCases = 0.91;

    private const double UrgentRecall = 0.97;

    /// <summary>Each held-out fold is small, so that the models it is judged by know nearly as much as the served one.</summary>
    private const int FoldCount = 5;

    /// <summary>
    /// So many of the folds are held out in turn: two fifths of the corpus judge the calibration. Their models, of one draw of the augmentation
    /// each, train on one core while the served model, of two draws, does on the other.
    /// </summary>
    private const int FoldsHeldOut = 2;

    /// <param name="material">The corpus and whatever weighted rows are added to it.</param>
    /// <param name="lead">Lead department of a domain, for calibration and the dispatch thresholds.</param>
    /// <param name="progress">One line per step.</param>
    public static ReportModel Train(TrainingMaterial material, Func<string, string> lead, Action<string> progress)
    {
        var options = new TrainingOptions();
        var folds = Folds.Assign([.. material.Rows.Select(row => row.Text)], FoldCount);
        var trained = new (DomainModel Domains, LinearModel Urgent)[FoldsHeldOut + 1];
        var held = new List<HeldOut>[FoldsHeldOut + 1];
        Parallel.For(0, FoldsHeldOut + 1, new() { MaxDegreeOfParallelism = 2 }, turn =>
        {
            // The served model, of all rows, takes longest and so starts first.
            var fold = turn - 1;
            trained[turn] = Fit([.. material.Rows.Where((_, index) => folds[index] != fold)], material, turn == 0 ? options : options with { Draws = 1 });
            held[turn] = [.. material.Rows.Where((_, index) => folds[index] == fold).Select(row => Judge(row, trained[turn]))];
            progress(turn == 0 ? "trained on all rows" : $"held-out fold {turn} of {FoldsHeldOut} judged");
        });
        return Assemble(material, trained[0], [.. held.SelectMany(one => one)], lead);
    }

    /// <summary>The domain model alone, of whatever labels the rows have.</summary>
    public static DomainModel FitDomains(TrainingMaterial material) => FitDomains(material.Rows, material, new());

    /// <summary>What is served: the model of all rows with what the held-out rows say of its kind.</summary>
    public static ReportModel Assemble(
        TrainingMaterial material, (DomainModel Domains, LinearModel Urgent) served, List<HeldOut> held, Func<string, string> lead)
    {
        var judges = Calibration.FullyLabelled(held);
        var softening = Calibration.Soften(judges, served.Domains.Labels, lead);
        return new()
        {
            Version = Fingerprint(material),
            Domains = served.Domains,
            UrgentModel = served.Urgent,
            Softening = softening,
            DispatchThresholds = Thresholds.Dispatch(judges, served.Domains.Labels, softening, lead, RightOfBorderCases),
            UrgentThreshold = Thresholds.Urgent(held, UrgentRecall),
            HeldOut = HeldOutFigures.Of(judges, served.Domains.Labels, softening, lead),
        };
    }

    private static HeldOut Judge(CorpusRow row, (DomainModel Domains, LinearModel Urgent) trained) =>
        new(row, trained.Domains.Labels, trained.Domains.Score(row.Text), trained.Urgent.Probabilities(Ngrams.Of(row.Text), 1)[Array.IndexOf(trained.Urgent.Labels, UrgentLabel)]);

    private static (DomainModel Domains, LinearModel Urgent) Fit(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        var urgent = rows.Select(row => new TrainingRow(row.Text, row.Urgent ? UrgentLabel : CalmLabel, row.Weight)).ToList();
        var binary = options with { L2 = options.UrgentL2, Divergence = options.UrgentDivergence };
        return (FitDomains(rows, material, options), LinearTrainer.Train(urgent, Vocabulary.Learn(urgent, binary), binary));
    }

    /// <summary>What augmentation happens to draw moves the first lead by 0.02, so the models of several draws are averaged.</summary>
    private static DomainModel FitDomains(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        var draws = Enumerable.Range(0, options.Draws).Select(draw => FitDraw(rows, material, options with { Seed = options.Seed + draw }));
        return DomainModel.Average([.. draws]);
    }

    /// <summary>Only reports bring n-grams into the vocabulary: what augmentation makes of one report must not count as several.</summary>
    private static DomainModel FitDraw(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        var reports = rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight)).ToList();
        var expanded = new Augmentation(material, options).Expand(rows);
        var domains = LinearTrainer.Train(expanded, Vocabulary.Learn(reports, options), options);
        return new(domains, domains.Labels.Contains(SafetyDomain.OutOfScope) ? FitScope(reports, expanded, options) : null);
    }

    private static LinearModel FitScope(List<TrainingRow> reports, List<TrainingRow> expanded, TrainingOptions options)
    {
        // Fewer rows are out-of-scope; half of what would make up for it keeps the prior between both.
        var outside = reports.Count(report => report.Label == SafetyDomain.OutOfScope);
        var weight = 0.5f * (reports.Count - outside) / outside;
        return LinearTrainer.Train([.. expanded.Select(Scoped)], Vocabulary.Learn([.. reports.Select(Scoped)], options), options with { L2 = options.BinaryL2 });

        TrainingRow Scoped(TrainingRow row) =>
            row.Label == SafetyDomain.OutOfScope ? row with { Weight = row.Weight * weight } : row with { Label = DomainModel.InScope };
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
