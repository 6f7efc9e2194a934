using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The models of one set of rows and one draw of the augmentation, each trained by a step of its own: L-BFGS of ML.NET keeps to one core if
/// it shall give the same weights every time, so two cores are used by taking two steps at once.
/// </summary>
internal sealed class Fitting
{
    private readonly IReadOnlyList<CorpusRow> rows;
    private readonly Vocabularies vocabularies;
    private readonly TrainingMaterial material;
    private readonly TrainingOptions options;
    private readonly int labels;
    private readonly int outside;
    private LinearModel? domains;
    private LinearModel? scope;
    private LinearModel? urgent;

    /// <param name="rows">To learn from.</param>
    /// <param name="vocabularies">Models that shall be averaged share them.</param>
    /// <param name="material">What the augmentation adds.</param>
    /// <param name="options">Its seed tells one draw from another.</param>
    public Fitting(IReadOnlyList<CorpusRow> rows, Vocabularies vocabularies, TrainingMaterial material, TrainingOptions options)
    {
        (this.rows, this.vocabularies, this.material, this.options) = (rows, vocabularies, material, options);
        labels = rows.Select(row => row.Primary).Distinct().Count();
        outside = rows.Count(row => row.Primary == SafetyDomain.OutOfScope);
    }

    /// <summary>All there is to train.</summary>
    public IEnumerable<TrainingStep> Steps => [.. DomainSteps, new(2 * rows.Count, FitUrgent)];

    /// <summary>What <see cref="Domains"/> needs.</summary>
    public IEnumerable<TrainingStep> DomainSteps =>
        outside == 0 ? [new(labels * rows.Count, FitDomains)] : [new(labels * rows.Count, FitDomains), new(2 * rows.Count, FitScope)];

    /// <summary>What <see cref="Hazards"/> needs; none where the labels know no out-of-scope.</summary>
    public IEnumerable<TrainingStep> HazardSteps => outside == 0 ? [] : [new((labels - 1) * (rows.Count - outside) / 2, FitHazards)];

    public DomainModel Domains => new(Trained(domains), scope, hazards: null);

    public LinearModel? Hazards { get; private set; }

    public LinearModel Urgent => Trained(urgent);

    private static LinearModel Trained(LinearModel? model) => model ?? throw new InvalidOperationException("The step that trains this model was not taken.");

    private void FitDomains() => domains = LinearTrainer.Train(Expand(), vocabularies.Domains, options);

    private void FitScope()
    {
        // Fewer rows are out-of-scope; half of what would make up for it keeps the prior between both.
        var weight = 0.5f * (rows.Count - outside) / outside;
        var expanded = Expand().Select(row => row with { Label = Vocabularies.Scope(row.Label), Weight = row.Weight * (row.Label == SafetyDomain.OutOfScope ? weight : 1) });
        scope = LinearTrainer.Train([.. expanded], vocabularies.Scopes, options with { L2 = options.BinaryL2 });
    }

    /// <summary>As they are written: letters made of them teach what is a hazard at all, and blur a little which.</summary>
    private void FitHazards() => Hazards = LinearTrainer.Train(
        [.. rows.Where(row => row.Primary != SafetyDomain.OutOfScope).Select(row => new TrainingRow(row.Text, row.Primary, row.Weight))],
        vocabularies.Domains,
        options with { L2 = options.HazardL2 });

    private void FitUrgent()
    {
        var flagged = rows.Select(row => new TrainingRow(row.Text, row.Urgent ? ReportModelTrainer.UrgentLabel : ReportModelTrainer.CalmLabel, row.Weight)).ToList();
        var binary = options with { L2 = options.UrgentL2, Divergence = options.UrgentDivergence };
        urgent = LinearTrainer.Train(flagged, Vocabulary.Learn(flagged, binary), binary);
    }

    private List<TrainingRow> Expand() => new Augmentation(material, options).Expand(rows);
}

/// <param name="Cost">Labels times rows: the dearest steps go first, so that two cores end at about the same time.</param>
/// <param name="Take">Trains one model.</param>
internal sealed record TrainingStep(int Cost, Action Take);
