using System.Numerics.Tensors;
using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Turns out-of-fold scores into honest probabilities and thresholds.</summary>
internal static class Calibration
{
    /// <summary>The temperature of least log loss on a grid.</summary>
    public static double Temperature(IReadOnlyList<CorpusRow> rows, (float[] Scores, string[] Labels, double Urgent)[] held) =>
        Enumerable.Range(2, 39).Select(step => step * 0.05).MinBy(temperature => rows
            .Select((row, index) => -Math.Log(Math.Max(1e-9, Soft(held[index].Scores, temperature)[Array.IndexOf(held[index].Labels, row.Primary)])))
            .Average());

    /// <summary>The lowest summed probability of a lead from which the share of right leads reaches the target.</summary>
    public static double DispatchThreshold(
        IReadOnlyList<CorpusRow> rows,
        (float[] Scores, string[] Labels, double Urgent)[] held,
        double temperature,
        Func<string, string> lead,
        double target)
    {
        var judged = rows.Select((row, index) => Leads(held[index].Labels, Soft(held[index].Scores, temperature), lead)[0] switch
            {
                var first => (first.Probability, first.Lead, Right: Accepts(row, first.Lead, lead)),
            })
            .Where(entry => entry.Lead != SafetyDomain.OutOfScope)
            .OrderByDescending(entry => entry.Probability).ToList();
        var threshold = 1.0;
        var right = 0;
        for (var count = 1; count <= judged.Count; count++)
        {
            right += judged[count - 1].Right ? 1 : 0;
            threshold = (double)right / count >= target ? judged[count - 1].Probability : threshold;
        }

        return threshold;
    }

    /// <summary>The highest threshold that still finds the wished share of urgent reports.</summary>
    public static double UrgentThreshold(IReadOnlyList<CorpusRow> rows, IReadOnlyList<double> probabilities, double recall)
    {
        var urgent = rows.Select((row, index) => (row.Urgent, Probability: probabilities[index]))
            .Where(entry => entry.Urgent).Select(entry => entry.Probability).OrderDescending().ToList();
        return urgent.Count == 0 ? 1 : urgent[Math.Min(urgent.Count - 1, (int)(urgent.Count * recall))];
    }

    /// <summary>Leads by summed probability; out-of-scope stands for itself.</summary>
    public static List<(string Lead, double Probability)> Leads(IEnumerable<string> labels, IEnumerable<float> probabilities, Func<string, string> lead) =>
        labels.Zip(probabilities).GroupBy(pair => LeadOf(pair.First, lead))
            .Select(group => (group.Key, Probability: group.Sum(pair => (double)pair.Second)))
            .OrderByDescending(entry => entry.Probability).ToList();

    public static bool Accepts(CorpusRow row, string found, Func<string, string> lead) =>
        row.Alternatives.Append(row.Primary).Any(label => LeadOf(label, lead) == found);

    private static string LeadOf(string label, Func<string, string> lead) => label == SafetyDomain.OutOfScope ? label : lead(label);

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
