namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>
/// Small counts stay hidden where anybody can read: a count under three may point to a person. What is hidden must not come out by
/// subtracting from the total either, not even by somebody who knows this rule, so further counts are hidden, smallest first, until the
/// rest leaves more than one possibility.
/// </summary>
public static class Suppression
{
    /// <summary>Smallest count that is shown.</summary>
    public const int Smallest = 3;

    /// <param name="cells">Counts of one column.</param>
    /// <returns>The counts that may be shown, null for the hidden ones, and the total, null when it is hidden too.</returns>
    public static (IReadOnlyList<int?> Cells, int? Total) Of(IReadOnlyList<int> cells)
    {
        var hidden = Enumerable.Range(0, cells.Count).Where(index => cells[index] < Smallest).ToHashSet();
        var most = 0;
        foreach (var next in Enumerable.Range(0, cells.Count).Where(index => cells[index] >= Smallest).OrderBy(index => cells[index]).ToList())
        {
            // One hidden for another's sake is known to be no greater than those shown: it must have room to be greater than it is.
            if (IsSafe() && (most == 0 || cells[next] - most > 1))
            {
                break;
            }

            hidden.Add(next);
            most = cells[next];
        }

        return ([.. cells.Select((count, index) => hidden.Contains(index) ? (int?)null : count)], cells.Sum() >= Smallest && IsSafe() ? cells.Sum() : null);

        // Two hidden counts at least, together worth a shown one, and not all as great as a small count can be.
        bool IsSafe()
        {
            var sum = hidden.Sum(index => cells[index]);
            return hidden.Count == 0 || (hidden.Count > 1 && sum >= Smallest && sum != hidden.Count * (Smallest - 1));
        }
    }
}
