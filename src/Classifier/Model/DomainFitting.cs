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
    private readonly Lazy<LinearModel>[] domains;
    private readonly Lazy<LinearModel>[] scopes;
    private readonly Lazy<ConvolutionModel> phrases;

    /// <param name="rows">To learn from; they say what labels there are.</param>
    /// <param name="material">What the augmentation adds.</param>
    /// <param name="options">Its seed is that of the first draw.</param>
    public DomainFitting(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        (this.rows, this.options) = (rows, options);
        var known = rows.Select(row => row.Primary).ToHashSet();
        this.material = material with { Lexicon = material.Lexicon.Where(entry => known.Contains(entry.Key)).ToDictionary() };
        vocabularies = new(rows, options);
        labels = known.Count;
        outside = rows.Count(row => row.Primary == SafetyDomain.OutOfScope);
        domains = [.. Enumerable.Range(0, Draws).Select(draw => new Lazy<LinearModel>(() => FitDomains(draw)))];
        scopes = [.. Enumerable.Range(0, outside == 0 ? 0 : Draws).Select(draw => new Lazy<LinearModel>(() => FitScope(draw)))];
        phrases = new(FitPhrases);
    }

    /// <summary>All there is to train; what is not taken is trained when <see cref="Model"/> is asked for.</summary>
    public IEnumerable<TrainingStep> Steps =>
    [
        .. domains.Select(draw => new TrainingStep(labels * rows.Count, () => _ = draw.Value)),
        .. scopes.Select(draw => new TrainingStep(2 * rows.Count, () => _ = draw.Value)),
        new(labels * rows.Count / 2, () => _ = phrases.Value),
    ];

    public DomainModel Model => new(
        LinearModel.Average([.. domains.Select(draw => draw.Value)]),
        outside == 0 ? null : LinearModel.Average([.. scopes.Select(draw => draw.Value)]),
        phrases.Value);

    private LinearModel FitDomains(int draw) => LinearTrainer.Train(Expand(draw), vocabularies.Domains, Seeded(draw));

    private LinearModel FitScope(int draw)
    {
        // Fewer rows are out-of-scope; half of what would make up for it keeps the prior between both.
        var weight = 0.5f * (rows.Count - outside) / outside;
        var expanded = Expand(draw).Select(row => row with { Label = Vocabularies.Scope(row.Label), Weight = row.Weight * (row.Label == SafetyDomain.OutOfScope ? weight : 1) });
        return LinearTrainer.Train([.. expanded], vocabularies.Scopes, Seeded(draw) with { L2 = options.BinaryL2 });
    }

    /// <summary>As they are written: made letters take the network twice as long and gain little.</summary>
    private ConvolutionModel FitPhrases() =>
        ConvolutionTrainer.Train([.. rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight))], new() { Seed = options.Seed });

    private List<TrainingRow> Expand(int draw) => new Augmentation(material, Seeded(draw)).Expand(rows);

    private TrainingOptions Seeded(int draw) => options with { Seed = options.Seed + draw };
}

/// <param name="Cost">About labels times rows: the dearest steps go first, so that two cores end at about the same time.</param>
/// <param name="Take">Trains one model.</param>
internal sealed record TrainingStep(int Cost, Action Take);
