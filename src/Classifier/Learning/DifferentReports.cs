using PublicReport.Classifier.Corpus;
using PublicReport.Text;

namespace PublicReport.Classifier.Learning;

/// <summary>
/// Counts near-copies once: an n-gram enters the vocabulary from three different reports, and sending one text three times must not bring a
/// name into the model, nor give it three votes.
/// </summary>
internal static class DifferentReports
{
    private const double Alike = 0.5;

    /// <returns>Oldest first; of near-copies the one decided last.</returns>
    public static IReadOnlyList<Correction> Of(IEnumerable<Correction> corrections)
    {
        var likeness = new Likeness();
        // Texts too short for a 3-gram have no likeness.
        var seen = new HashSet<string>();
        var kept = new List<Correction>();
        foreach (var correction in corrections.OrderByDescending(one => one.Version))
        {
            if (seen.Add(PlainText.Normalize(correction.Text)) && likeness.FindAbove(Alike, correction.Text).Count == 0)
            {
                kept.Add(correction);
            }

            likeness.Add(correction.Text);
        }

        kept.Reverse();
        return kept;
    }
}
