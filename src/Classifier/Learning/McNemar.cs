namespace PublicReport.Classifier.Learning;

/// <summary>McNemar's exact test of two models on the same rows, one-sided: only rows on which they differ count.</summary>
internal static class McNemar
{
    /// <param name="lost">Rows the old model had right and the new one has wrong.</param>
    /// <param name="gained">The other way round.</param>
    /// <returns>How probable so many losses or more are if both models are equally good.</returns>
    public static double ChanceOfLosing(int lost, int gained)
    {
        var rows = lost + gained;
        var log = -rows * Math.Log(2);
        var sum = 0.0;
        for (var losses = 0; losses <= rows; losses++)
        {
            sum += losses >= lost ? Math.Exp(log) : 0;
            log += Math.Log((double)(rows - losses) / (losses + 1));
        }

        return Math.Min(1, sum);
    }
}
