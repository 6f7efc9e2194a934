namespace PublicReport.Classifier.Model;

/// <summary>
/// Shows the network some reports together with one of their label (by chance the same), or a hazard together with an out-of-scope message: who
/// reports a hazard and also complains of noise still reports it.
/// </summary>
/// <param name="texts">As symbols.</param>
/// <param name="answers">The label of each.</param>
/// <param name="outside">The label of what is out of scope; below zero where there is none.</param>
/// <param name="blank">The symbol between two reports.</param>
/// <param name="options">How many are joined.</param>
internal sealed class JoinedReports(int[][] texts, int[] answers, int outside, int blank, ConvolutionOptions options)
{
    private readonly Dictionary<int, int[]> byAnswer = Enumerable.Range(0, texts.Length).GroupBy(row => answers[row]).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The report alone, or with the other one before or after it.</summary>
    public int[] Show(int row, Random random)
    {
        if (random.NextDouble() >= options.Joined || texts[row].Length < options.ShortestJoined)
        {
            return texts[row];
        }

        var others = byAnswer[outside >= 0 && random.Next(2) == 0 ? outside : answers[row]];
        var other = texts[others[random.Next(others.Length)]];
        return random.Next(2) == 0 ? [.. texts[row], blank, .. other] : [.. other, blank, .. texts[row]];
    }
}
