using System.Collections.Concurrent;
using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>Trains what is served; calibration and thresholds come from predictions out of fold, never from rows the model has seen.</summary>
internal static class ReportModelTrainer
{
    public const string UrgentLabel = "urgent";
    public const string CalmLabel = "calm";

    /// <summary>
    /// What is asked of the rows that judge, border cases and out-of-scope messages: the stated risk of what is sent without a human glance. With
    /// the letters they are about as hard as what people send, see docs/routing.md.
    /// </summary>
    private const double RightOfBorderCases = 0.965;

    private const double UrgentRecall = 0.995;

    /// <summary>One of so many folds is held out to judge.</summary>
    private const int FoldCount = 5;

    /// <summary>
    /// What augmentation happens to draw moves the first lead by 0.02, so two models of different draws are averaged: one of all rows, one of the
    /// rows without the held-out fold, which judges that fold. Neither knows an n-gram by that fold, so nothing of it leaks into what is judged.
    /// </summary>
    /// <param name="material">The corpus and whatever weighted rows are added to it.</param>
    /// <param name="lead">Lead department of a domain, for calibration and the dispatch thresholds.</param>
    /// <param name="progress">One line per step.</param>
    public static ReportModel Train(TrainingMaterial material, Func<string, string> lead, Action<string> progress)
    {
        var options = new TrainingOptions();
        var folds = Folds.Assign([.. material.Rows.Select(row => row.Text)], FoldCount);
        CorpusRow[] kept = [.. material.Rows.Where((_, index) => folds[index] != 0)];
        var vocabularies = new Vocabularies(kept, options);
        var all = new Fitting(material.Rows, vocabularies, material, options);
        var judge = new Fitting(kept, vocabularies, material, options with { Seed = options.Seed + 1 });
        TakeAll([.. all.Steps, .. all.HazardSteps, .. judge.Steps], progress);
        var (domains, urgent) = (judge.Domains, judge.Urgent);
        var held = material.Rows.Where((_, index) => folds[index] == 0).Select(row => Judge(row, domains, urgent)).ToList();
        return Assemble((DomainModel.Average([all.Domains, domains], all.Hazards), all.Urgent), Thresholds.Urgent(held, UrgentRecall), held, lead);
    }

    /// <summary>The domain model alone, of whatever labels the rows have.</summary>
    public static DomainModel FitDomains(TrainingMaterial material)
    {
        var options = new TrainingOptions();
        var vocabularies = new Vocabularies(material.Rows, options);
        var draws = Enumerable.Range(0, 2).Select(draw => new Fitting(material.Rows, vocabularies, material, options with { Seed = options.Seed + draw })).ToList();
        foreach (var step in draws.SelectMany(draw => draw.DomainSteps).Concat(draws[0].HazardSteps))
        {
            step.Take();
        }

        return DomainModel.Average([.. draws.Select(draw => draw.Domains)], draws[0].Hazards);
    }

    /// <summary>What is served: the model of all rows with what the held-out rows say of its kind.</summary>
    public static ReportModel Assemble(
        (DomainModel Domains, LinearModel Urgent) served, double urgentThreshold, List<HeldOut> held, Func<string, string> lead)
    {
        var judges = Calibration.FullyLabelled(held);
        var softening = Calibration.Soften(judges, served.Domains.Labels, lead);
        return ModelFile.Named(new()
        {
            Version = "",
            Domains = served.Domains,
            UrgentModel = served.Urgent,
            Softening = softening,
            DispatchThresholds = Thresholds.Dispatch(judges, served.Domains.Labels, softening, lead, RightOfBorderCases),
            UrgentThreshold = urgentThreshold,
            HeldOut = HeldOutFigures.Of(judges, served.Domains.Labels, softening, lead),
        });
    }

    private static void TakeAll(IReadOnlyList<TrainingStep> steps, Action<string> progress)
    {
        var taken = 0;
        // Without buffering a core takes the next step only when it is free.
        Parallel.ForEach(Partitioner.Create(steps.OrderByDescending(step => step.Cost), EnumerablePartitionerOptions.NoBuffering), new() { MaxDegreeOfParallelism = 2 }, step =>
        {
            step.Take();
            progress($"{Interlocked.Increment(ref taken)} of {steps.Count} models trained");
        });
    }

    private static HeldOut Judge(CorpusRow row, DomainModel domains, LinearModel urgent) =>
        new(row, domains.Labels, domains.Score(row.Text), urgent.Probabilities(Ngrams.Of(row.Text), 1)[Array.IndexOf(urgent.Labels, UrgentLabel)]);
}
