namespace PublicReport.Classifier.Corpus;

/// <summary>Everything the trainer learns from: the corpus (and whatever weighted rows are added to it), and what it makes further texts of.</summary>
/// <param name="Rows">Labelled reports; corrections may weigh more than one.</param>
/// <param name="Phrases">What letters say around their matter.</param>
/// <param name="Lexicon">Plain names of each domain's places and things.</param>
internal sealed record TrainingMaterial(
    IReadOnlyList<CorpusRow> Rows, LetterPhrases Phrases, IReadOnlyDictionary<string, IReadOnlyList<string>> Lexicon)
{
    /// <summary>Words that say the same kind of thing, by kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> WordClasses { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <param name="folder">With <c>domains/*.tsv</c>, the three <c>*-phrases.txt</c>, <c>lexicon.tsv</c> and <c>word-classes.tsv</c>.</param>
    public static TrainingMaterial Read(string folder) => new(
        CorpusFiles.ReadCorpus(Path.Combine(folder, "domains")),
        LetterPhrases.Read(folder),
        CorpusFiles.ReadWords(Path.Combine(folder, "lexicon.tsv")))
    {
        WordClasses = CorpusFiles.ReadWords(Path.Combine(folder, "word-classes.tsv")),
    };
}
