namespace PublicReport.Classifier.Corpus;

/// <summary>One labelled report, of the corpus or of a measuring file.</summary>
internal sealed record CorpusRow(string Text, string Primary, IReadOnlyList<string> Alternatives, bool Urgent)
{
    /// <summary>Corrections weigh more than a written row.</summary>
    public float Weight { get; init; } = 1;
}
