using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Learning;

/// <summary>
/// Folds corrections into the corpus and decides whether the result may be served. Old and new are judged by twins that were trained without
/// the frozen rows, for the served model has seen most rows of the corpus. The urgent detector stays: nobody corrects it here.
/// </summary>
internal sealed class CorrectionLearning(TrainingMaterial corpus, Func<string, string> lead, float weight, TimeProvider clock, Action<string> progress)
{
    public LearningOutcome Run(ModelVersions versions, ReportModel current, IReadOnlyList<Correction> corrections)
    {
        var labels = current.Domains.Labels;
        var all = DifferentReports.Of(corrections.Where(one => labels.Contains(one.Domain)));
        var served = versions.Current();
        var fresh = all.Where(one => one.Version > served.Through).ToList();
        var outcome = new LearningOutcome
        {
            Corrections = all.Count,
            New = fresh.Count,
            Skipped = corrections.Count - all.Count,
            NewRightBefore = fresh.Count(one => current.Predict(one.Text).Scores[0].Label == one.Domain),
            Version = served.Version,
        };
        return fresh.Count == 0 ? outcome with { Reason = "nothing-new" } : Judge(versions, current, served, all, outcome);
    }

    private LearningOutcome Judge(ModelVersions versions, ReportModel current, ModelVersion served, IReadOnlyList<Correction> all, LearningOutcome outcome)
    {
        var frozen = corpus.Rows.Where(FrozenSet.Holds).ToList();
        var rest = corpus.Rows.Where(row => !FrozenSet.Holds(row)).ToList();
        var known = Rows(all.Where(one => one.Version <= served.Through), served.Weight);
        DomainModel[] twins = [.. new[] { known, Rows(all, weight) }
            .Select(corrections => ReportModelTrainer.FitDomains(corpus with { Rows = [.. rest, .. corrections] }))];
        progress("twins trained without the frozen rows");
        var figures = new PromotionGate(lead, current.Softening).Compare(frozen, twins[0], twins[1]);
        outcome = outcome with { Figures = figures };
        return figures.Any(one => one.Worse) ? outcome with { Reason = "worse" } : Promote(versions, current, all, twins[1], frozen, outcome);
    }

    private LearningOutcome Promote(
        ModelVersions versions, ReportModel current, IReadOnlyList<Correction> all, DomainModel twin, List<CorpusRow> frozen, LearningOutcome outcome)
    {
        var material = corpus with { Rows = [.. corpus.Rows, .. Rows(all, weight)] };
        var model = ReportModelTrainer.Assemble(
            (ReportModelTrainer.FitDomains(material), current.UrgentModel), current.UrgentThreshold, ReportModelTrainer.Judge(twin, frozen), lead);
        progress("trained on everything");
        if (versions.List().Any(one => one.Version == model.Version && one.RolledBack))
        {
            return outcome with { Reason = "rolled-back-before" };
        }

        versions.Promote(model, new()
        {
            Version = model.Version,
            Parent = current.Version,
            KeptSince = clock.GetUtcNow(),
            Corrections = all.Count,
            Through = all.Max(one => one.Version),
            Weight = weight,
            Figures = outcome.Figures,
        });
        return outcome with { Promoted = true, Reason = "not-worse", Version = model.Version };
    }

    /// <summary>The urgent detector does not learn from these rows, so their flag means nothing.</summary>
    private static IReadOnlyList<CorpusRow> Rows(IEnumerable<Correction> corrections, float weight) =>
        [.. corrections.Select(one => new CorpusRow(one.Text, one.Domain, [], false) { Weight = weight })];
}
