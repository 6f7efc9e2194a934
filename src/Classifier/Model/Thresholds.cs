using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Where the machine may decide alone, from a stated risk.</summary>
internal static class Thresholds
{
    /// <summary>So many reports as right as the average are added to those of a department: few reports prove little.</summary>
    private const double Pooled = 300;

    /// <summary>In characters.</summary>
    private const int LongestCry = 80;

    /// <summary>
    /// Per lead department, the least summed probability from which the expected share of right leads reaches the target. What is expected is
    /// the mean calibrated probability of all that would be dispatched, times how right the department is compared with others at the same one.
    /// </summary>
    /// <returns>In the order of the labels; departments have one threshold for all their domains.</returns>
    public static double[] Dispatch(IReadOnlyList<HeldOut> held, string[] labels, Softening softening, Func<string, string> lead, double target)
    {
        var leads = labels.Select(label => Calibration.LeadOf(label, lead)).ToArray();
        var judged = held.Select(one => Calibration.First(one, leads, softening)).ToList();
        var hazards = judged.Where(one => one.Lead != SafetyDomain.OutOfScope).ToList();
        var probabilities = hazards.Select(one => one.Probability).OrderDescending().ToList();
        var average = Rightness(hazards, 0);
        var byLead = judged.GroupBy(one => one.Lead).ToDictionary(group => group.Key, group => Least(probabilities, target,
            // Leaving out-of-scope to the guidance has no department to be compared with.
            Rightness([.. group.Select(one => one with { Weight = group.Key == SafetyDomain.OutOfScope ? 1 : 1 / average })], Pooled)));
        return [.. leads.Select(one => byLead.TryGetValue(one, out var threshold) ? threshold : Least(probabilities, target, 1))];
    }

    /// <summary>
    /// The highest threshold that still finds the wished share of urgent reports, judged by short ones if there are any: who is in danger does
    /// not write letters, and the few urgent letters of the corpus would drag it down.
    /// </summary>
    /// <param name="all">Urgent reports, each with the probability that a detector gave which had not seen it.</param>
    /// <param name="recall">The wished share.</param>
    public static double Urgent(IReadOnlyList<(string Text, double Probability)> all, double recall)
    {
        var cries = all.Where(one => one.Text.Length <= LongestCry).ToList();
        var urgent = (cries.Count > 0 ? cries : all).Select(one => one.Probability).OrderDescending().ToList();
        return urgent.Count == 0 ? 1 : urgent[Math.Min(urgent.Count - 1, (int)(urgent.Count * recall))];
    }

    /// <summary>Right leads by expected ones.</summary>
    private static double Rightness(List<FirstLead> judged, double pooled) => judged.Count == 0 ? 1 :
        (judged.Sum(one => one.Right ? one.Weight : 0) + pooled) / (judged.Sum(one => one.Probability) + pooled);

    private static double Least(List<double> falling, double target, double rightness)
    {
        var threshold = 1.0;
        var expected = 0.0;
        for (var count = 1; count <= falling.Count; count++)
        {
            expected += Math.Min(1, falling[count - 1] * rightness);
            threshold = expected >= target * count ? falling[count - 1] : threshold;
        }

        return threshold;
    }
}
