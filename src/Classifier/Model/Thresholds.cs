using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>Where the machine may decide alone, from a stated risk.</summary>
internal static class Thresholds
{
    /// <summary>A department with few reports is judged mostly by what all departments show.</summary>
    private const double Pooled = 100;

    /// <summary>Per lead department, the least summed probability from which the share of right leads reaches the target.</summary>
    /// <returns>In the order of the labels; departments have one threshold for all their domains.</returns>
    public static double[] Dispatch(IReadOnlyList<HeldOut> held, string[] labels, Softening softening, Func<string, string> lead, double target)
    {
        var judged = held.Select(one => Judge(one, labels, softening, lead)).ToList();
        var all = judged.Where(one => one.Lead != SafetyDomain.OutOfScope).ToList();
        var common = Least(all, target, (right, count, _) => right / count);
        var shares = Shares(all);
        var byLead = judged.GroupBy(one => one.Lead).ToDictionary(
            group => group.Key,
            group => Least([.. group], target, (right, count, probability) => (right + (Pooled * shares(probability))) / (count + Pooled)));
        return [.. labels.Select(label => byLead.GetValueOrDefault(Calibration.LeadOf(label, lead), common))];
    }

    /// <summary>The highest threshold that still finds the wished share of urgent reports.</summary>
    public static double Urgent(IReadOnlyList<HeldOut> held, double recall)
    {
        var urgent = held.Where(one => one.Row.Urgent).Select(one => one.Urgent).OrderDescending().ToList();
        return urgent.Count == 0 ? 1 : urgent[Math.Min(urgent.Count - 1, (int)(urgent.Count * recall))];
    }

    private static (string Lead, double Probability, bool Right) Judge(HeldOut one, string[] labels, Softening softening, Func<string, string> lead)
    {
        var first = Calibration.Leads(labels, Calibration.Soft(one.Scores, softening.Temperature(one.Row.Text)), lead)[0];
        return (first.Lead, first.Probability, Calibration.Accepts(one.Row, first.Lead, lead));
    }

    private static double Least(List<(string Lead, double Probability, bool Right)> judged, double target, Func<double, double, double, double> share)
    {
        var threshold = 1.0;
        var right = 0;
        foreach (var (one, index) in judged.OrderByDescending(one => one.Probability).Select((one, index) => (one, index)))
        {
            right += one.Right ? 1 : 0;
            threshold = share(right, index + 1, one.Probability) >= target ? one.Probability : threshold;
        }

        return threshold;
    }

    /// <summary>Share of right leads among all reports at or above a probability.</summary>
    private static Func<double, double> Shares(List<(string Lead, double Probability, bool Right)> judged)
    {
        var sorted = judged.OrderByDescending(one => one.Probability).ToList();
        var falling = sorted.Select(one => -one.Probability).ToArray();
        var rights = sorted.Aggregate(new List<int> { 0 }, (sums, one) => { sums.Add(sums[^1] + (one.Right ? 1 : 0)); return sums; });
        return probability =>
        {
            var count = Array.BinarySearch(falling, -probability) switch { < 0 and var miss => ~miss, var hit => hit + 1 };
            return count == 0 ? 1 : (double)rights[count] / count;
        };
    }
}
