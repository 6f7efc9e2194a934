using System.Diagnostics;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>The figures of the evaluate command.</summary>
internal static class Evaluation
{
    public static Dictionary<string, object?> Measure(ReportModel model, IReadOnlyList<CorpusRow> rows, Func<string, string> lead, TextWriter confusions)
    {
        var clock = Stopwatch.StartNew();
        var predictions = rows.Select(row => model.Predict(row.Text)).ToList();
        var seconds = clock.Elapsed.TotalSeconds;
        var judged = rows.Zip(predictions, (row, prediction) => Judge(row, prediction, lead)).ToList();
        var auto = judged.Where(one => one.Lead != SafetyDomain.OutOfScope && one.Row.Primary != SafetyDomain.OutOfScope).ToList();
        var sent = auto.Where(one => one.Confidence >= model.DispatchThreshold).ToList();
        var labels = rows.Select(row => row.Primary).Distinct().ToList();
        WriteConfusions(judged, confusions);
        return new()
        {
            ["rows"] = rows.Count,
            ["strict_top1"] = Share(judged, one => one.Found == one.Row.Primary),
            ["lead_top1"] = Share(judged, one => one.LeadRight),
            ["lead_top2"] = Share(judged, one => one.SecondRight),
            ["macro_f1"] = labels.Count == 0 ? null : labels.Average(label => F1(judged, label)),
            ["min_domain_recall"] = labels.Count == 0 ? null : labels.Min(label =>
                Share(judged.Where(one => one.Row.Primary == label).ToList(), one => one.Row.Alternatives.Append(label).Contains(one.Found))),
            ["out_of_scope_f1"] = labels.Contains(SafetyDomain.OutOfScope) ? F1(judged, SafetyDomain.OutOfScope) : null,
            ["ece"] = CalibrationError(judged),
            ["auto_coverage"] = auto.Count == 0 ? null : (double)sent.Count / judged.Count(one => one.Row.Primary != SafetyDomain.OutOfScope),
            ["auto_precision"] = Share(sent, one => one.LeadRight),
            ["coverage_at_95"] = Oracle(judged.Where(one => one.Row.Primary != SafetyDomain.OutOfScope).ToList()),
            ["urgent_recall"] = Share(judged.Where(one => one.Row.Urgent).ToList(), one => one.Urgent),
            ["urgent_precision"] = Share(judged.Where(one => one.Urgent).ToList(), one => one.Row.Urgent),
            ["rows_per_second"] = rows.Count / seconds,
        };
    }

    private static Judged Judge(CorpusRow row, ReportPrediction prediction, Func<string, string> lead)
    {
        var leads = Calibration.Leads(prediction.Scores.Select(score => score.Label), prediction.Scores.Select(score => (float)score.Probability), lead);
        return new(row, prediction.Scores[0].Label, leads[0].Lead, leads[0].Probability,
            Calibration.Accepts(row, leads[0].Lead, lead), leads.Take(2).Any(one => Calibration.Accepts(row, one.Lead, lead)), prediction.Urgent);
    }

    private static double? Share(IReadOnlyCollection<Judged> judged, Func<Judged, bool> right) =>
        judged.Count == 0 ? null : (double)judged.Count(right) / judged.Count;

    private static double F1(List<Judged> judged, string label)
    {
        var right = judged.Count(one => one.Found == label && one.Row.Primary == label);
        var named = judged.Count(one => one.Found == label) + judged.Count(one => one.Row.Primary == label);
        return named == 0 ? 0 : 2.0 * right / named;
    }

    private static double? CalibrationError(List<Judged> judged) => judged.Count == 0 ? null :
        judged.OrderBy(one => one.Confidence).Select((one, index) => (one, Bin: index * 10 / judged.Count)).GroupBy(pair => pair.Bin)
            .Sum(bin => Math.Abs(bin.Sum(pair => pair.one.Confidence) - bin.Count(pair => pair.one.LeadRight))) / judged.Count;

    private static double? Oracle(List<Judged> judged)
    {
        var right = 0;
        var best = 0;
        foreach (var (one, index) in judged.OrderByDescending(one => one.Confidence).Select((one, index) => (one, index)))
        {
            right += one.LeadRight ? 1 : 0;
            best = right >= 0.95 * (index + 1) ? index + 1 : best;
        }

        return judged.Count == 0 ? null : (double)best / judged.Count;
    }

    private static void WriteConfusions(List<Judged> judged, TextWriter writer)
    {
        foreach (var pair in judged.Where(one => one.Found != one.Row.Primary).GroupBy(one => (one.Row.Primary, one.Found)).OrderByDescending(pair => pair.Count()))
        {
            writer.WriteLine($"{pair.Count(),4}  {pair.Key.Primary} -> {pair.Key.Found}");
        }
    }

    private sealed record Judged(CorpusRow Row, string Found, string Lead, double Confidence, bool LeadRight, bool SecondRight, bool Urgent);
}
