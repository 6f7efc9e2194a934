namespace PublicReport.Classifier.Model;

/// <summary>How models of this kind did on rows they had not seen, see <see cref="Calibration.FullyLabelled"/>; printed by training.</summary>
/// <param name="Rows">Held-out rows.</param>
/// <param name="LeadTop1">Share of right first leads.</param>
/// <param name="CalibrationError">See <see cref="Calibration.Error"/>.</param>
internal readonly record struct HeldOutFigures(int Rows, double LeadTop1, double CalibrationError)
{
    public static HeldOutFigures Of(IReadOnlyList<HeldOut> held, string[] labels, Softening softening, Func<string, string> lead)
    {
        var leads = labels.Select(label => Calibration.LeadOf(label, lead)).ToArray();
        var judged = held.Select(one => Calibration.First(one, leads, softening)).Select(first => (first.Probability, first.Right)).ToList();
        return new(judged.Count, judged.Average(one => one.Right ? 1.0 : 0), Calibration.Error(judged) ?? 0);
    }
}
