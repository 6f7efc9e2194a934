using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Learning;

/// <summary>
/// Whether new material makes the model worse beyond noise: over all frozen rows in domain or lead (a chance below 5 %), or for any lead
/// department (below 1 % each, since there are many of them). A good model held back by chance only waits for the next corrections.
/// </summary>
internal sealed class PromotionGate(Func<string, string> lead, Softening softening)
{
    private const double Overall = 0.05;
    private const double PerDepartment = 0.01;

    /// <param name="frozen">Rows neither model has seen.</param>
    /// <param name="before">Learnt from what the current model knows, without the frozen rows.</param>
    /// <param name="after">The same and the new corrections.</param>
    public IReadOnlyList<Comparison> Compare(IReadOnlyList<CorpusRow> frozen, DomainModel before, DomainModel after)
    {
        var rows = frozen.Select(row => (Row: row, Before: Judge(row, before), After: Judge(row, after))).ToList();
        return
        [
            Comparison.Make("domain", [.. rows.Select(row => (row.Before.Domain, row.After.Domain))], Overall),
            Comparison.Make("lead", [.. rows.Select(row => (row.Before.Lead, row.After.Lead))], Overall),
            .. rows.GroupBy(row => Calibration.LeadOf(row.Row.Primary, lead)).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Comparison.Make(group.Key, [.. group.Select(row => (row.Before.Lead, row.After.Lead))], PerDepartment)),
        ];
    }

    private (bool Domain, bool Lead) Judge(CorpusRow row, DomainModel model)
    {
        var scores = model.Score(row.Text);
        var first = model.Labels[Array.IndexOf(scores, scores.Max())];
        var found = Calibration.Leads(model.Labels, softening.Probabilities(scores), lead)[0].Lead;
        return (row.Primary == first || row.Alternatives.Contains(first), Calibration.Accepts(row, found, lead));
    }
}
