using System.Collections.Concurrent;
using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>Trains what is served; calibration and thresholds come from predictions out of fold, never from rows the model has seen.</summary>
internal static class ReportModelTrainer
{
    /// <summary>
    /// What is asked of the rows that judge, border cases and out-of-scope messages: the stated risk of what is sent without a human glance. With
    /// the letters they are about as hard as what people send, see docs/routing.md.
    /// </summary>
    private const double RightOfBorderCases = 0.975;

    private const double UrgentRecall = 0.995;

    /// <summary>One of so many folds is held out from what is served, and judges it.</summary>
    private const int FoldCount = 10;

    /// <summary>So many folds judge the urgent detector, which has fewer rows; what is served there learns from all.</summary>
    private const int UrgentFolds = 2;

    /// <summary>The domain model knows no n-gram and no letter by the held-out fold, so nothing of it leaks into what is judged.</summary>
    /// <param name="material">The corpus and whatever weighted rows are added to it.</param>
    /// <param name="lead">Lead department of a domain, for calibration and the dispatch thresholds.</param>
    /// <param name="progress">One line per step.</param>
    public static ReportModel Train(TrainingMaterial material, Func<string, string> lead, Action<string> progress)
    {
        var options = new TrainingOptions();
        var folds = Folds.Assign([.. material.Rows.Select(row => row.Text)], FoldCount).Zip(material.Rows).ToLookup(pair => pair.First, pair => pair.Second);
        var domains = new DomainFitting(From(1), material, options);
        var urgent = new UrgentFitting(material.Rows, options);
        var urgentJudge = new UrgentFitting(From(UrgentFolds), options);
        TakeAll([.. domains.Steps, urgent.Step, urgentJudge.Step], progress);
        var cries = Enumerable.Range(0, UrgentFolds).SelectMany(fold => folds[fold]).Where(row => row.Urgent)
            .Select(row => (row.Text, Urgency(urgentJudge.Model, row.Text))).ToList();
        return Assemble((domains.Model, urgent.Model), Thresholds.Urgent(cries, UrgentRecall), Judge(domains.Model, folds[0]), lead);

        CorpusRow[] From(int fold) => [.. Enumerable.Range(fold, FoldCount - fold).SelectMany(kept => folds[kept])];
    }

    /// <summary>The domain model alone, of whatever labels the rows have.</summary>
    public static DomainModel FitDomains(TrainingMaterial material)
    {
        var fitting = new DomainFitting(material.Rows, material, new());
        TakeAll([.. fitting.Steps], _ => { });
        return fitting.Model;
    }

    /// <summary>What a model says of rows that it has not seen.</summary>
    public static List<HeldOut> Judge(DomainModel domains, IEnumerable<CorpusRow> unseen) =>
        [.. unseen.Select(row => new HeldOut(row, domains.Labels, domains.Score(row.Text)))];

    /// <summary>What is served, with what the held-out rows say of its kind.</summary>
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

    private static double Urgency(LinearModel model, string text) =>
        model.Probabilities(Ngrams.Of(text), 1)[Array.IndexOf(model.Labels, UrgentFitting.UrgentLabel)];
}
