using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The domain model of one set of rows. Each part is trained by a step of its own: L-BFGS of ML.NET keeps to one core if it shall give the same
/// weights every time, so two cores are used by taking two steps at once.
/// </summary>
internal sealed class DomainFitting
{
    private readonly IReadOnlyList<CorpusRow> rows;
    private readonly TrainingMaterial material;
    private readonly TrainingOptions options;
    private readonly int labels;
    private readonly int outside;
    private readonly Lazy<LinearModel> domains;
    private readonly Lazy<LinearModel>? scope;
    private readonly Lazy<ConvolutionModel> phrases;

    /// <param name="rows">To learn from; they say what labels there are.</param>
    /// <param name="material">What the augmentation adds, and the classes of words.</param>
    /// <param name="options">Of the linear models; its seed is that of the network too.</param>
    public DomainFitting(IReadOnlyList<CorpusRow> rows, TrainingMaterial material, TrainingOptions options)
    {
        (this.rows, this.options) = (rows, options);
        var known = rows.Select(row => row.Primary).ToHashSet();
        this.material = material with { Lexicon = material.Lexicon.Where(entry => known.Contains(entry.Key)).ToDictionary() };
        labels = known.Count;
        outside = rows.Count(row => row.Primary == SafetyDomain.OutOfScope);
        domains = new(FitDomains);
        scope = outside == 0 ? null : new(FitScope);
        phrases = new(FitPhrases);
    }

    /// <summary>All there is to train; what is not taken is trained when <see cref="Model"/> is asked for.</summary>
    public IEnumerable<TrainingStep> Steps =>
    [
        new(labels * rows.Count, () => _ = phrases.Value),
        new(labels * rows.Count / 2, () => _ = domains.Value),
        .. scope is null ? Enumerable.Empty<TrainingStep>() : [new(2 * rows.Count, () => _ = scope.Value)],
    ];

    public DomainModel Model => new(domains.Value, scope?.Value, phrases.Value, material.LongestReport);

    private LinearModel FitDomains() => LinearTrainer.Train(Expand(), Learn(label => label), options);

    private LinearModel FitScope()
    {
        // Fewer rows are out-of-scope; half of what would make up for it keeps the prior between both.
        var weight = 0.5f * (rows.Count - outside) / outside;
        var expanded = Expand().Select(row => row with { Label = Scope(row.Label), Weight = row.Weight * (row.Label == SafetyDomain.OutOfScope ? weight : 1) });
        return LinearTrainer.Train([.. expanded], Learn(Scope), options with { L2 = options.BinaryL2 });
    }

    /// <summary>Without phrases around them, for such letters take the network twice as long and gain little.</summary>
    private ConvolutionModel FitPhrases() => ConvolutionTrainer.Train(
        [.. rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight))], new(material.WordClasses), new() { Seed = options.Seed });

    private List<TrainingRow> Expand() => new Augmentation(material, options).Expand(rows);

    /// <summary>Only reports bring n-grams: what augmentation makes of one report must not count as several.</summary>
    private Vocabulary Learn(Func<string, string> label) =>
        Vocabulary.Learn([.. rows.Select(row => new TrainingRow(row.Text, label(row.Primary), row.Weight))], options);

    private static string Scope(string label) => label == SafetyDomain.OutOfScope ? label : DomainModel.InScope;
}

/// <param name="Cost">About labels times rows: the dearest steps go first, so that two cores end at about the same time.</param>
/// <param name="Take">Trains one model.</param>
internal sealed record TrainingStep(int Cost, Action Take);
