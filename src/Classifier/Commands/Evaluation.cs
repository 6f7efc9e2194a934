using System.Diagnostics;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>The figures of the evaluate command.</summary>
internal static class Evaluation
{
    private const int WarmUp = 3000;

    /// <summary>Several passes over the usual file: one lasts a twentieth of a second and measures chance.</summary>
    private const int Timed = 3000;

    public static Dictionary<string, object?> Measure(ReportModel model, IReadOnlyList<CorpusRow> rows, Func<string, string> lead, TextWriter confusions)
    {
        var judged = rows.Select(row => Judge(row, model, model.Predict(row.Text), lead)).ToList();
        var hazards = judged.Where(one => one.Row.Primary != SafetyDomain.OutOfScope).ToList();
        var sent = hazards.Where(one => one.Sent).ToList();
        var pairs = judged.Select(one => (one.Row.Primary, one.Found)).ToList();
        var labels = rows.Select(row => row.Primary).Distinct().ToList();
        WriteConfusions(judged, confusions);
        return new()
        {
            ["rows"] = rows.Count,
            ["strict_top1"] = Figures.Share(judged, one => one.Found == one.Row.Primary),
            ["lead_top1"] = Figures.Share(judged, one => one.LeadRight),
            ["lead_top2"] = Figures.Share(judged, one => one.SecondRight),
            ["macro_f1"] = labels.Count == 0 ? null : labels.Average(label => Figures.F1(pairs, label)),
            ["min_domain_recall"] = labels.Count == 0 ? null : labels.Min(label =>
                Figures.Share(judged.Where(one => one.Row.Primary == label).ToList(), one => one.Row.Alternatives.Append(label).Contains(one.Found))),
            ["out_of_scope_f1"] = labels.Contains(SafetyDomain.OutOfScope) ? Figures.F1(pairs, SafetyDomain.OutOfScope) : null,
            ["ece"] = Calibration.Error([.. judged.Select(one => (one.Confidence, one.LeadRight))]),
            ["auto_coverage"] = Figures.Share(hazards, one => one.Sent),
            ["auto_precision"] = Figures.Share(sent, one => one.LeadRight),
            ["coverage_at_95"] = Oracle(hazards),
            ["urgent_recall"] = Figures.Share(judged.Where(one => one.Row.Urgent).ToList(), one => one.Urgent),
            ["urgent_precision"] = Figures.Share(judged.Where(one => one.Urgent).ToList(), one => one.Row.Urgent),
            ["rows_per_second"] = rows.Count == 0 ? null : RowsPerSecond(model, rows),
        };
    }

    /// <summary>
    /// One row at a time on one thread, by the wall clock. A service has long been running: the first predictions, before the compiler has made
    /// the code fast, are not counted.
    /// </summary>
    private static double RowsPerSecond(ReportModel model, IReadOnlyList<CorpusRow> rows)
    {
        Predict(WarmUp);
        var clock = Stopwatch.StartNew();
        Predict(Timed);
        return Timed / clock.Elapsed.TotalSeconds;

        void Predict(int count)
        {
            for (var index = 0; index < count; index++)
            {
                model.Predict(rows[index % rows.Count].Text);
            }
        }
    }

    private static Judged Judge(CorpusRow row, ReportModel model, ReportPrediction prediction, Func<string, string> lead)
    {
        var leads = Calibration.Leads(prediction.Scores.Select(score => score.Label), prediction.Scores.Select(score => (float)score.Probability), lead);
        var first = prediction.Scores.First(score => Calibration.LeadOf(score.Label, lead) == leads[0].Lead).Label;
        var sent = first != SafetyDomain.OutOfScope && leads[0].Probability >= model.DispatchThreshold(first);
        return new(row, prediction.Scores[0].Label, leads[0].Lead, leads[0].Probability, sent,
            Calibration.Accepts(row, leads[0].Lead, lead), leads.Take(2).Any(one => Calibration.Accepts(row, one.Lead, lead)), prediction.Urgent);
    }

    private static double? Oracle(List<Judged> judged)
    {
        var right = 0;
        var best = 0;
        foreach (var (one, index) in judged.Where(one => one.Lead != SafetyDomain.OutOfScope).OrderByDescending(one => one.Confidence).Select((one, index) => (one, index)))
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

    private sealed record Judged(CorpusRow Row, string Found, string Lead, double Confidence, bool Sent, bool LeadRight, bool SecondRight, bool Urgent);
}
