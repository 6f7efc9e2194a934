using System.Numerics.Tensors;
using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Turns out-of-fold scores into honest probabilities and thresholds.</summary>
internal static class Calibration
{
    /// <summary>The softening of least log loss on a grid.</summary>
    public static Softening Soften(IReadOnlyList<HeldOut> held, string[] labels) =>
        (from step in Enumerable.Range(2, 30)
         from power in Enumerable.Range(-6, 10)
         select new Softening(step * 0.05, power * 0.1)).MinBy(softening => held.Average(one => LogLoss(one, softening, labels)));

    /// <summary>Leads by summed probability; out-of-scope stands for itself.</summary>
    public static List<(string Lead, double Probability)> Leads(IEnumerable<string> labels, IEnumerable<float> probabilities, Func<string, string> lead) =>
        labels.Zip(probabilities).GroupBy(pair => LeadOf(pair.First, lead))
            .Select(group => (group.Key, Probability: group.Sum(pair => (double)pair.Second)))
            .OrderByDescending(entry => entry.Probability).ToList();

    public static bool Accepts(CorpusRow row, string found, Func<string, string> lead) =>
        row.Alternatives.Append(row.Primary).Any(label => LeadOf(label, lead) == found);

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

    private static double LogLoss(HeldOut one, Softening softening, string[] labels) =>
        -Math.Log(Math.Max(1e-9, Soft(one.Scores, softening.Temperature(one.Row.Text))[Array.IndexOf(labels, one.Row.Primary)]));
}

/// <summary>What models that had not seen a row said of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Scores">Of the domains, raw.</param>
/// <param name="Urgent">Probability of danger to life now.</param>
internal sealed record HeldOut(CorpusRow Row, float[] Scores, double Urgent);
