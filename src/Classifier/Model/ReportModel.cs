namespace PublicReport.Classifier.Model;

/// <summary>Everything that is served: domains with calibration and dispatch thresholds, and the urgent detector.</summary>
internal sealed record ReportModel
{
    public required string Version { get; init; }

    public required DomainModel Domains { get; init; }

    public required LinearModel UrgentModel { get; init; }

    /// <summary>Fitted out of fold.</summary>
    public required Softening Softening { get; init; }

    /// <summary>In the order of the labels: summed probability of the label's lead from which enough of what is dispatched is right.</summary>
    public required double[] DispatchThresholds { get; init; }

    public required double UrgentThreshold { get; init; }

    /// <summary>On the rows held out while training.</summary>
    public required HeldOutFigures HeldOut { get; init; }

    public ReportPrediction Predict(string text)
    {
        var probabilities = Softening.Probabilities(Domains.Score(text));
        var scores = Domains.Labels.Zip(probabilities, (label, value) => (Label: label, Probability: (double)value))
            .OrderByDescending(score => score.Probability).ToList();
        var urgent = UrgentModel.Probabilities(Ngrams.Of(text), 1)[Array.IndexOf(UrgentModel.Labels, UrgentFitting.UrgentLabel)];
        return new(scores, urgent, urgent >= UrgentThreshold, EmptyTalk.Score(text));
    }

    public double DispatchThreshold(string label) => DispatchThresholds[Array.IndexOf(Domains.Labels, label)];

    /// <summary>The stretches of the text that spoke for (above 0) or against a label, strongest first.</summary>
    public IReadOnlyList<(string Words, double Weight)> Explain(string text, string label)
    {
        var (letters, weights) = Domains.Attribute(text, label);
        return Explanation.Merge(letters, weights);
    }
}

/// <param name="Scores">All labels, most probable first.</param>
/// <param name="UrgentProbability">Danger to life now, 0..1.</param>
/// <param name="Urgent">At the shipped threshold.</param>
/// <param name="InvalidProbability">Empty talk, 0..1.</param>
internal sealed record ReportPrediction(
    IReadOnlyList<(string Label, double Probability)> Scores, double UrgentProbability, bool Urgent, double InvalidProbability);
