using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>The urgent detector of one set of rows.</summary>
internal sealed class UrgentFitting
{
    public const string UrgentLabel = "urgent";
    public const string CalmLabel = "calm";

    private readonly Lazy<LinearModel> model;

    /// <param name="rows">To learn from.</param>
    /// <param name="options">Of which those of the detector count.</param>
    public UrgentFitting(IReadOnlyList<CorpusRow> rows, TrainingOptions options)
    {
        var binary = options with { L2 = options.UrgentL2, Divergence = options.UrgentDivergence };
        model = new(() => Fit([.. rows.Select(row => new TrainingRow(row.Text, row.Urgent ? UrgentLabel : CalmLabel, row.Weight))], binary));
        Step = new(2 * rows.Count, () => _ = model.Value);
    }

    public TrainingStep Step { get; }

    public LinearModel Model => model.Value;

    private static LinearModel Fit(IReadOnlyList<TrainingRow> flagged, TrainingOptions options) =>
        LinearTrainer.Train(flagged, Vocabulary.Learn(flagged, options), options);
}
