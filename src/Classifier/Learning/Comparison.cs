namespace PublicReport.Classifier.Learning;

/// <summary>Old against new on one part of the frozen set.</summary>
/// <param name="Of">"domain", "lead" (all rows), or a lead department (its rows).</param>
/// <param name="Rows">Frozen rows.</param>
/// <param name="Before">Right with the current model's material.</param>
/// <param name="After">Right with the new material.</param>
/// <param name="Chance">See <see cref="McNemar.ChanceOfLosing"/>.</param>
/// <param name="Worse">Beyond noise.</param>
internal sealed record Comparison(string Of, int Rows, int Before, int After, double Chance, bool Worse)
{
    public static Comparison Make(string of, IReadOnlyList<(bool Before, bool After)> judged, double alpha)
    {
        var chance = McNemar.ChanceOfLosing(judged.Count(one => one is (true, false)), judged.Count(one => one is (false, true)));
        return new(of, judged.Count, judged.Count(one => one.Before), judged.Count(one => one.After), chance, chance < alpha);
    }
}
