using System.Numerics.Tensors;
using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Turns out-of-fold scores into honest probabilities and thresholds.</summary>
internal static class Calibration
{
    private const int Bins = 10;

    private const double LeastProbability = 1e-6;

    /// <summary>
    /// The softening of least log loss and calibration error together of "the first lead is right": log loss alone hardly tells one grid point
    /// from the next, the error alone is noisy.
    /// </summary>
    public static Softening Soften(IReadOnlyList<HeldOut> held, string[] labels, Func<string, string> lead)
    {
        var leads = labels.Select(label => LeadOf(label, lead)).ToArray();
        return (from sharp in (double[])[0.15, 0.2, 0.25, 0.3, 0.4, 0.5]
                from soft in (double[])[1, 1.5, 2, 3, 5]
                from doubt in (double[])[0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 1]
                select new Softening(sharp, soft, doubt))
            .MinBy(softening => Loss([.. held.Select(one => First(one, leads, softening)).Select(first => (first.Probability, first.Right))]));
    }

    private static double Loss(List<(double Confidence, bool Right)> judged) => Error(judged)!.Value -
        judged.Average(one => Math.Log(Math.Max(LeastProbability, one.Right ? one.Confidence : 1 - one.Confidence)));

    /// <summary>
    /// The rows whose labels can judge a lead. Writers list alternatives for some rows only, and where none is listed a lead that two readers
    /// would accept counts as wrong; so only rows with alternatives and out-of-scope ones judge, or all if there are none of these.
    /// </summary>
    public static IReadOnlyList<HeldOut> FullyLabelled(IReadOnlyList<HeldOut> held)
    {
        var full = held.Where(one => one.Row.Alternatives.Count > 0 || one.Row.Primary == SafetyDomain.OutOfScope).ToList();
        return full.Count > 0 ? full : held;
    }

    /// <summary>First lead of a held-out row with its summed probability.</summary>
    /// <param name="one">The row.</param>
    /// <param name="leads">Lead of each label.</param>
    /// <param name="softening">Applied to the raw scores.</param>
    public static FirstLead First(HeldOut one, string[] leads, Softening softening)
    {
        var probabilities = softening.Probabilities(one.Scores);
        var (first, probability) = leads.Zip(probabilities).GroupBy(pair => pair.First)
            .Select(group => (group.Key, Sum: group.Sum(pair => (double)pair.Second))).MaxBy(entry => entry.Sum);
        return new(first, probability, first == leads[Array.IndexOf(one.Labels, one.Row.Primary)] || one.Row.Alternatives.Any(label => first == leads[Array.IndexOf(one.Labels, label)]));
    }

    /// <summary>Expected calibration error: ten bins of equal mass, confidence against share of right leads.</summary>
    public static double? Error(IReadOnlyCollection<(double Confidence, bool Right)> judged) => judged.Count == 0 ? null :
        judged.OrderBy(one => one.Confidence).Select((one, index) => (one, Bin: index * Bins / judged.Count)).GroupBy(pair => pair.Bin)
            .Sum(bin => Math.Abs(bin.Sum(pair => pair.one.Confidence) - bin.Count(pair => pair.one.Right))) / judged.Count;

    /// <summary>Leads by summed probability; out-of-scope stands for itself.</summary>
    public static List<(string Lead, double Probability)> Leads(IEnumerable<string> labels, IEnumerable<float> probabilities, Func<string, string> lead) =>
        labels.Zip(probabilities).GroupBy(pair => LeadOf(pair.First, lead))
            .Select(group => (group.Key, Probability: group.Sum(pair => (double)pair.Second)))
            .OrderByDescending(entry => entry.Probability).ToList();

    public static bool Accepts(CorpusRow row, string found, Func<string, string> lead) =>
        LeadOf(row.Primary, lead) == found || row.Alternatives.Any(label => LeadOf(label, lead) == found);

    public static string LeadOf(string label, Func<string, string> lead) => label == SafetyDomain.OutOfScope ? label : lead(label);

    /// <summary>Shifted by the greatest score: without that a small temperature overflows to NaN.</summary>
    public static float[] Soft(float[] scores, double temperature)
    {
        var soft = new float[scores.Length];
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), soft);
        TensorPrimitives.Divide(soft, (float)temperature, soft);
        TensorPrimitives.SoftMax<float>(soft, soft);
        return soft;
    }
}

/// <summary>What models that had not seen a row said of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Labels">In the order of the scores.</param>
/// <param name="Scores">Of the domains, raw.</param>
internal sealed record HeldOut(CorpusRow Row, string[] Labels, float[] Scores);

/// <param name="Lead">Department, or out-of-scope.</param>
/// <param name="Probability">Summed over its domains.</param>
/// <param name="Right">It leads the primary label or an alternative.</param>
internal readonly record struct FirstLead(string Lead, double Probability, bool Right)
{
    public double Weight { get; init; } = 1;
}
