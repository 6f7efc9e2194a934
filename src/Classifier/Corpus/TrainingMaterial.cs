namespace PublicReport.Classifier.Corpus;

/// <summary>Everything the trainer learns from: the corpus (and whatever weighted rows are added to it), and what it makes further texts of.</summary>
/// <param name="Rows">Labelled reports; corrections may weigh more than one.</param>
/// <param name="LetterPhrases">What letters to an office say around any matter.</param>
/// <param name="Lexicon">Plain names of each domain's places and things.</param>
internal sealed record TrainingMaterial(
    IReadOnlyList<CorpusRow> Rows, IReadOnlyList<string> LetterPhrases, IReadOnlyDictionary<string, IReadOnlyList<string>> Lexicon)
{
    /// <param name="folder">With <c>domains/*.tsv</c>, <c>letter-phrases.txt</c> and <c>lexicon.tsv</c>.</param>
    public static TrainingMaterial Read(string folder) => new(
        CorpusFiles.ReadCorpus(Path.Combine(folder, "domains")),
        File.ReadAllLines(Path.Combine(folder, "letter-phrases.txt")),
        CorpusFiles.ReadWords(Path.Combine(folder, "lexicon.tsv")));
}
