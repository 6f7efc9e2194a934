namespace PublicReport.Load.Dedup;

/// <param name="Id">Report.</param>
/// <param name="Truth">True hazard, counted anew after its write-off.</param>
/// <param name="Made">Hazard the core put it in.</param>
/// <param name="Suggested">Hazards suggested to the handler.</param>
/// <param name="Milliseconds">Time of the submission.</param>
internal sealed record Replayed(string Id, string Truth, string Made, IReadOnlyList<string> Suggested, double Milliseconds);

/// <param name="Right">Pairs joined rightly.</param>
/// <param name="Joined">Pairs joined.</param>
/// <param name="Twins">True pairs.</param>
/// <param name="Hits">Reports with an earlier twin that was shown or joined.</param>
/// <param name="WithTwin">Reports with an earlier twin.</param>
/// <param name="ShownAlone">Hazards shown to reports without one.</param>
/// <param name="Alone">Reports without one.</param>
internal sealed record DedupCounts(int Right, int Joined, int Twins, int Hits, int WithTwin, int ShownAlone, int Alone)
{
    public static DedupCounts operator +(DedupCounts a, DedupCounts b) => new(
        a.Right + b.Right, a.Joined + b.Joined, a.Twins + b.Twins, a.Hits + b.Hits, a.WithTwin + b.WithTwin, a.ShownAlone + b.ShownAlone, a.Alone + b.Alone);
}

internal static class DedupMeasures
{
    public static DedupCounts Count(IReadOnlyList<Replayed> reports)
    {
        var pairs = reports.SelectMany((a, i) => reports.Take(i).Select(b => (A: a, B: b))).ToList();
        var joined = pairs.Where(pair => pair.A.Made == pair.B.Made).ToList();
        var seen = reports.Select((report, i) => (Report: report, Earlier: reports.Take(i).ToList())).ToList();
        var withTwin = seen.Where(item => item.Earlier.Any(other => other.Truth == item.Report.Truth)).ToList();
        var alone = seen.Except(withTwin).ToList();
        return new(
            joined.Count(pair => pair.A.Truth == pair.B.Truth), joined.Count, pairs.Count(pair => pair.A.Truth == pair.B.Truth),
            withTwin.Count(item => IsHit(item.Report, item.Earlier)), withTwin.Count, alone.Sum(item => Shown(item.Report, item.Earlier).Count), alone.Count);
    }

    public static Dictionary<string, object> Of(IReadOnlyList<Replayed> reports)
    {
        foreach (var (a, b) in reports.SelectMany((a, i) => reports.Take(i).Select(b => (a, b))).Where(pair => pair.a.Made == pair.b.Made && pair.a.Truth != pair.b.Truth))
        {
            Console.Error.WriteLine($"{b.Id} {a.Id}");
        }

        var counts = Count(reports);
        var times = reports.Select(report => report.Milliseconds).Order().ToList();
        return new()
        {
            ["reports"] = reports.Count,
            ["hazards_true"] = reports.Select(report => report.Truth).Distinct().Count(),
            ["hazards_made"] = reports.Select(report => report.Made).Distinct().Count(),
            ["auto_precision"] = Ratio(counts.Right, counts.Joined),
            ["auto_precision_wilson"] = Wilson(counts.Right, counts.Joined),
            ["auto_recall"] = Ratio(counts.Right, counts.Twins),
            ["auto_recall_wilson"] = Wilson(counts.Right, counts.Twins),
            ["pair_f1"] = Ratio(2 * counts.Right, counts.Joined + counts.Twins),
            ["bcubed_f1"] = BCubed(reports),
            ["suggest_recall_at_5"] = Ratio(counts.Hits, counts.WithTwin),
            ["suggest_recall_at_5_wilson"] = Wilson(counts.Hits, counts.WithTwin),
            ["mean_suggestions_without_twin"] = Ratio(counts.ShownAlone, counts.Alone),
            ["false_joins"] = counts.Joined - counts.Right,
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
