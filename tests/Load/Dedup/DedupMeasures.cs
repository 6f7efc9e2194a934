namespace PublicReport.Load.Dedup;

/// <param name="Id">Report.</param>
/// <param name="Truth">True hazard, counted anew after its write-off.</param>
/// <param name="Made">Hazard the core put it in.</param>
/// <param name="Suggested">Hazards suggested to the handler.</param>
/// <param name="Milliseconds">Time of the submission.</param>
internal sealed record Replayed(string Id, string Truth, string Made, IReadOnlyList<string> Suggested, double Milliseconds);

internal static class DedupMeasures
{
    public static Dictionary<string, object> Of(IReadOnlyList<Replayed> reports)
    {
        var pairs = reports.SelectMany((a, i) => reports.Take(i).Select(b => (A: a, B: b))).ToList();
        var joined = pairs.Where(pair => pair.A.Made == pair.B.Made).ToList();
        var right = joined.Count(pair => pair.A.Truth == pair.B.Truth);
        var twins = pairs.Count(pair => pair.A.Truth == pair.B.Truth);
        foreach (var (a, b) in joined.Where(pair => pair.A.Truth != pair.B.Truth))
        {
            Console.Error.WriteLine($"{b.Id} {a.Id}");
        }

        var seen = reports.Select((report, i) => (Report: report, Earlier: reports.Take(i).ToList())).ToList();
        var withTwin = seen.Where(item => item.Earlier.Any(other => other.Truth == item.Report.Truth)).ToList();
        var alone = seen.Except(withTwin).ToList();
        var times = reports.Select(report => report.Milliseconds).Order().ToList();
        return new()
        {
            ["reports"] = reports.Count,
            ["hazards_true"] = reports.Select(report => report.Truth).Distinct().Count(),
            ["hazards_made"] = reports.Select(report => report.Made).Distinct().Count(),
            ["auto_precision"] = Ratio(right, joined.Count),
            ["auto_precision_wilson"] = Wilson(right, joined.Count),
            ["auto_recall"] = Ratio(right, twins),
            ["auto_recall_wilson"] = Wilson(right, twins),
            ["pair_f1"] = Ratio(2 * right, joined.Count + twins),
            ["bcubed_f1"] = BCubed(reports),
            ["suggest_recall_at_5"] = Ratio(withTwin.Count(item => IsHit(item.Report, item.Earlier)), withTwin.Count),
            ["mean_suggestions_without_twin"] = Ratio(alone.Sum(item => Shown(item.Report, item.Earlier).Count), alone.Count),
            ["false_joins"] = joined.Count - right,
            ["ms_per_report_p50"] = times[times.Count / 2],
            ["ms_per_report_p99"] = times[(int)(times.Count * 0.99)],
        };
    }

    private static bool IsHit(Replayed report, List<Replayed> earlier) =>
        Shown(report, earlier).Any(made => earlier.Any(other => other.Made == made && other.Truth == report.Truth));

    /// <summary>Joined automatically counts as shown.</summary>
    private static List<string> Shown(Replayed report, List<Replayed> earlier) =>
        earlier.Any(other => other.Made == report.Made) ? [report.Made] : report.Suggested.Take(5).ToList();

    private static double BCubed(IReadOnlyList<Replayed> reports)
    {
        double Mean(Func<Replayed, string> by, Func<Replayed, string> of) => reports.Average(report =>
        {
            var group = reports.Where(other => by(other) == by(report)).ToList();
            return (double)group.Count(other => of(other) == of(report)) / group.Count;
        });

        var (precision, recall) = (Mean(item => item.Made, item => item.Truth), Mean(item => item.Truth, item => item.Made));
        return 2 * precision * recall / (precision + recall);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    /// <summary>95 % interval.</summary>
    private static double[] Wilson(int part, int whole)
    {
        if (whole == 0)
        {
            return [0, 1];
        }

        const double Z = 1.96;
        var (p, z2n) = ((double)part / whole, Z * Z / whole);
        var spread = Z * Math.Sqrt((p * (1 - p) / whole) + (z2n / (4 * whole)));
        return [(p + (z2n / 2) - spread) / (1 + z2n), (p + (z2n / 2) + spread) / (1 + z2n)];
    }
}
