using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Model;

/// <summary>The urgent detector of one set of rows.</summary>
internal sealed class UrgentFitting(IReadOnlyList<CorpusRow> rows, TrainingOptions options)
{
    public const string UrgentLabel = "urgent";
    public const string CalmLabel = "calm";

    private LinearModel? model;

    public TrainingStep Step => new(2 * rows.Count, Fit);

    /// <summary>When the step is taken.</summary>
    public LinearModel Model => model ?? throw new InvalidOperationException("The step that trains this model was not taken.");

    private void Fit()
    {
        var flagged = rows.Select(row => new TrainingRow(row.Text, row.Urgent ? UrgentLabel : CalmLabel, row.Weight)).ToList();
        var binary = options with { L2 = options.UrgentL2, Divergence = options.UrgentDivergence };
        model = LinearTrainer.Train(flagged, Vocabulary.Learn(flagged, binary), binary);
    }
}
