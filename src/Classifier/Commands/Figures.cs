namespace PublicReport.Classifier.Commands;

/// <summary>Measures that several commands report; what is undefined is null.</summary>
internal static class Figures
{
    public static double? Share<T>(IReadOnlyCollection<T> all, Func<T, bool> right) => all.Count == 0 ? null : (double)all.Count(right) / all.Count;

    /// <param name="pairs">Right and found label of each row.</param>
    /// <param name="label">The one to be measured; it occurs on either side.</param>
    public static double F1(IReadOnlyCollection<(string Primary, string Found)> pairs, string label) =>
        2.0 * pairs.Count(pair => pair.Primary == label && pair.Found == label)
        / (pairs.Count(pair => pair.Primary == label) + pairs.Count(pair => pair.Found == label));

    /// <summary>Area under the ROC curve: how often a positive scores above a negative; ties count half.</summary>
    public static double? AreaUnderCurve(IReadOnlyCollection<(double Score, bool Positive)> scored)
    {
        var positives = scored.Count(one => one.Positive);
        var negatives = scored.Count - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var below = 0;
        var won = 0.0;
        foreach (var group in scored.GroupBy(one => one.Score).OrderBy(group => group.Key))
        {
            var here = group.Count(one => !one.Positive);
            won += group.Count(one => one.Positive) * (below + (here / 2.0));
            below += here;
        }

        return won / ((double)positives * negatives);
    }
}
