using PublicReport.Text;

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

    /// <summary>Letters of the longest report as it is written, normalised: what is longer is read in parts. Corrections, which may be letters, do not move it.</summary>
    public int LongestReport { get; init; } = int.MaxValue;

    /// <param name="folder">With <c>domains/*.tsv</c>, the three <c>*-phrases.txt</c>, <c>lexicon.tsv</c> and <c>word-classes.tsv</c>.</param>
    public static TrainingMaterial Read(string folder)
    {
        var rows = CorpusFiles.ReadCorpus(Path.Combine(folder, "domains"));
        return new(rows, LetterPhrases.Read(folder), CorpusFiles.ReadWords(Path.Combine(folder, "lexicon.tsv")))
        {
            WordClasses = CorpusFiles.ReadWords(Path.Combine(folder, "word-classes.tsv")),
            LongestReport = rows.Max(row => PlainText.Normalize(row.Text).Length),
        };
    }
}
