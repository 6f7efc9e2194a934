using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The domain model of one set of rows: two draws of the augmentation, for what it happens to draw moves the first lead by 0.02, and the network.
/// Each part is trained by a step of its own: L-BFGS of ML.NET keeps to one core if it shall give the same weights every time, so two cores are
/// used by taking two steps at once.
/// </summary>
internal sealed class DomainFitting
{
    private const int Draws = 2;

    private readonly IReadOnlyList<CorpusRow> rows;
    private readonly Vocabularies vocabularies;
    private readonly TrainingMaterial material;
    private readonly TrainingOptions options;
    private readonly int labels;
    private readonly int outside;
    private readonly LinearModel?[] domains = new LinearModel?[Draws];
    private readonly LinearModel?[] scopes = new LinearModel?[Draws];
    private ConvolutionModel? phrases;

    /// <param name="rows">To learn from.</param>
    /// <param name="material">What the augmentation adds.</param>
    /// <param name="options">Its seed is that of the first draw.</param>
    public DomainFitting(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        (this.rows, this.material, this.options) = (rows, material, options);
        vocabularies = new(rows, options);
        labels = rows.Select(row => row.Primary).Distinct().Count();
        outside = rows.Count(row => row.Primary == SafetyDomain.OutOfScope);
    }

    public IEnumerable<TrainingStep> Steps =>
        [.. Enumerable.Range(0, Draws).SelectMany(StepsOf), new(labels * rows.Count / 2, FitPhrases)];

    /// <summary>When all steps are taken.</summary>
    public DomainModel Model => new(
        LinearModel.Average([.. domains.Select(Trained)]),
        outside == 0 ? null : LinearModel.Average([.. scopes.Select(Trained)]),
        phrases ?? throw NotTaken());

    private static LinearModel Trained(LinearModel? model) => model ?? throw NotTaken();

    private static InvalidOperationException NotTaken() => new("The step that trains this model was not taken.");

    private IEnumerable<TrainingStep> StepsOf(int draw)
    {
        yield return new(labels * rows.Count, () => FitDomains(draw));
        if (outside > 0)
        {
            yield return new(2 * rows.Count, () => FitScope(draw));
        }
    }

    private void FitDomains(int draw) => domains[draw] = LinearTrainer.Train(Expand(draw), vocabularies.Domains, Seeded(draw));

    private void FitScope(int draw)
    {
        // Fewer rows are out-of-scope; half of what would make up for it keeps the prior between both.
        var weight = 0.5f * (rows.Count - outside) / outside;
        var expanded = Expand(draw).Select(row => row with { Label = Vocabularies.Scope(row.Label), Weight = row.Weight * (row.Label == SafetyDomain.OutOfScope ? weight : 1) });
        scopes[draw] = LinearTrainer.Train([.. expanded], vocabularies.Scopes, Seeded(draw) with { L2 = options.BinaryL2 });
    }

    /// <summary>As they are written: made letters take the network twice as long and gain little.</summary>
    private void FitPhrases() =>
        phrases = ConvolutionTrainer.Train([.. rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight))], new() { Seed = options.Seed });

    private List<TrainingRow> Expand(int draw) => new Augmentation(material, Seeded(draw)).Expand(rows);

    private TrainingOptions Seeded(int draw) => options with { Seed = options.Seed + draw };
}

/// <param name="Cost">Labels times rows: the dearest steps go first, so that two cores end at about the same time.</param>
/// <param name="Take">Trains one model.</param>
internal sealed record TrainingStep(int Cost, Action Take);
