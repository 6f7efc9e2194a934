using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The n-grams of the domain model and of the scope model. Only reports bring them: what augmentation makes of one report must not count as
/// several.
/// </summary>
/// <param name="rows">Every report once.</param>
/// <param name="options">From how many reports an n-gram enters.</param>
internal sealed class Vocabularies(IReadOnlyList<CorpusRow> rows, TrainingOptions options)
{
    private readonly Lazy<Vocabulary> domains = new(() => Learn(rows, label => label, options));
    private readonly Lazy<Vocabulary> scopes = new(() => Learn(rows, Scope, options));

    public Vocabulary Domains => domains.Value;

    public Vocabulary Scopes => scopes.Value;

    public static string Scope(string label) => label == SafetyDomain.OutOfScope ? label : DomainModel.InScope;

    private static Vocabulary Learn(IReadOnlyList<CorpusRow> rows, Func<string, string> label, TrainingOptions options) =>
        Vocabulary.Learn([.. rows.Select(row => new TrainingRow(row.Text, label(row.Primary), row.Weight))], options);
}
