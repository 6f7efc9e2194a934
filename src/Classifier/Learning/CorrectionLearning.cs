using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Learning;

/// <summary>
/// Folds corrections into the corpus and decides whether the result may be served. Old and new are judged by twins that were trained without
/// the frozen rows, for the served model has seen most rows of the corpus. The urgent detector stays: nobody corrects it here.
/// </summary>
internal sealed class CorrectionLearning(TrainingMaterial corpus, Func<string, string> lead, float weight, TimeProvider clock, Action<string> progress)
{
    /// <param name="versions">Of the served model's folder.</param>
    /// <param name="taught">Every township the served model has learnt from, or what it taught would be forgotten.</param>
    /// <param name="rejectedToo">Also what a rolled-back version had learnt.</param>
    /// <exception cref="InvalidDataException">A township is missing.</exception>
    public LearningOutcome Run(ModelVersions versions, Taught taught, bool rejectedToo = false)
    {
        var (current, served) = versions.Served();
        if (served.Learnt.Keys.Except(taught.Areas).ToList() is { Count: > 0 } missing)
        {
            throw new InvalidDataException(
                $"The served model has learnt from {string.Join(", ", missing)} too, and training without would forget it: pass a token of each township.");
        }

        var rolledBack = versions.List().Where(one => one.RolledBack).ToList();
        var rejected = taught.Corrections.Where(one => !rejectedToo && !served.Knows(one) && rolledBack.Any(version => version.Knows(one))).ToList();
        var labels = current.Domains.Labels;
        var all = DifferentReports.Of(taught.Corrections.Except(rejected).Where(one => labels.Contains(one.Domain)));
        var fresh = all.Where(one => !served.Knows(one)).ToList();
        var outcome = new LearningOutcome
        {
            Corrections = all.Count,
            New = fresh.Count,
            Rejected = rejected.Count,
            Skipped = taught.Corrections.Count - rejected.Count - all.Count,
            NewRightBefore = fresh.Count(one => current.Predict(one.Text).Scores[0].Label == one.Domain),
            Version = served.Version,
        };
        if (fresh.Count == 0)
        {
            return outcome with { Reason = rejected.Count > 0 ? "rolled-back-before" : "nothing-new" };
        }

        var next = new ModelVersion
        {
            Version = "",
            Parent = served.Version,
            KeptSince = clock.GetUtcNow(),
            Corrections = all.Count,
            Learnt = taught.Corrections.GroupBy(one => one.Area).ToDictionary(area => area.Key, area => area.Max(one => one.Version)),
            LeftOut = rejected.GroupBy(one => one.Area).ToDictionary(area => area.Key, area => (IReadOnlyList<long>)[.. area.Select(one => one.Version)]),
            Weight = weight,
        };
        return Judge(versions, (current, served), all, next, outcome);
    }

    private LearningOutcome Judge(
        ModelVersions versions, (ReportModel Model, ModelVersion Version) served, IReadOnlyList<Correction> all, ModelVersion next, LearningOutcome outcome)
    {
        var frozen = corpus.Rows.Where(FrozenSet.Holds).ToList();
        var rest = corpus.Rows.Where(row => !FrozenSet.Holds(row)).ToList();
        var known = Rows(all.Where(served.Version.Knows), served.Version.Weight);
        DomainModel[] twins = [.. new[] { known, Rows(all, weight) }
            .Select(corrections => ReportModelTrainer.FitDomains(corpus with { Rows = [.. rest, .. corrections] }))];
        progress("twins trained without the frozen rows");
        var figures = new PromotionGate(lead, served.Model.Softening).Compare(frozen, twins[0], twins[1]);
        outcome = outcome with { Figures = figures };
        return figures.Any(one => one.Worse) ? outcome with { Reason = "worse" } : Promote(versions, served.Model, all, twins[1], frozen, next, outcome);
    }

    private LearningOutcome Promote(
        ModelVersions versions, ReportModel current, IReadOnlyList<Correction> all, DomainModel twin, List<CorpusRow> frozen, ModelVersion next, LearningOutcome outcome)
    {
        var material = corpus with { Rows = [.. corpus.Rows, .. Rows(all, weight)] };
        var model = ReportModelTrainer.Assemble(
            (ReportModelTrainer.FitDomains(material), current.UrgentModel), current.UrgentThreshold, ReportModelTrainer.Judge(twin, frozen), lead);
        progress("trained on everything");
        return versions.Promote(model, next with { Version = model.Version, Figures = outcome.Figures })
            ? outcome with { Promoted = true, Reason = "not-worse", Version = model.Version }
            : outcome with { Reason = "served-changed", Version = versions.Current().Version };
    }

    /// <summary>The urgent detector does not learn from these rows, so their flag means nothing.</summary>
    private static IReadOnlyList<CorpusRow> Rows(IEnumerable<Correction> corrections, float weight) =>
        [.. corrections.Select(one => new CorpusRow(one.Text, one.Domain, [], false) { Weight = weight })];
}
