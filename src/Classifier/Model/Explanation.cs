namespace PublicReport.Classifier.Model;

/// <summary>Gathers what overlapping n-grams and phrases added to a score into stretches of the text that people can read.</summary>
internal static class Explanation
{
    private const int Shown = 8;

    /// <summary>Weaker letters, measured at the strongest one, only blur the stretches.</summary>
    private const double Faint = 0.2;

    /// <param name="letters">The text as the model reads it.</param>
    /// <param name="weights">What each letter added to the score.</param>
    public static IReadOnlyList<(string Words, double Weight)> Merge(string letters, double[] weights)
    {
        var limit = weights.Length == 0 ? 0 : Faint * weights.Max(Math.Abs);
        var parts = new List<(string Words, double Weight)>();
        for (var start = 0; start < letters.Length;)
        {
            var side = Side(weights[start], limit);
            var end = start + 1;
            while (end < letters.Length && Side(weights[end], limit) == side)
            {
                end++;
            }

            if (side != 0)
            {
                parts.Add((letters[start..end].Trim(), weights[start..end].Sum()));
            }

            start = end;
        }

        return parts.GroupBy(part => part.Words).Select(group => (group.Key, Weight: group.Sum(part => part.Weight)))
            .OrderByDescending(part => Math.Abs(part.Weight)).Take(Shown).ToList();
    }

    private static int Side(double weight, double limit) => Math.Abs(weight) <= limit ? 0 : Math.Sign(weight);
}
