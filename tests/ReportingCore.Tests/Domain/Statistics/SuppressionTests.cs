using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PublicReport.ReportingCore.Domain.Statistics;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Statistics;

public sealed class SuppressionTests
{
    [Fact]
    public void Counts_under_three_are_hidden_and_great_ones_shown()
    {
        var (cells, total) = Suppression.Of([12, 2, 9, 1, 30]);

        Assert.Equal([12, null, 9, null, 30], cells);
        Assert.Equal(54, total);
    }

    [Fact]
    public void A_single_hidden_count_takes_the_next_smallest_with_it()
    {
        var (cells, total) = Suppression.Of([12, 2, 9, 30]);

        Assert.Equal([12, null, null, 30], cells);
        Assert.Equal(53, total);
    }

    [Fact]
    public void Noughts_alone_could_be_computed_so_one_more_is_hidden()
    {
        Assert.Equal([null, null, null, 30], Suppression.Of([0, 0, 9, 30]).Cells);

        // Two twos leave four, which two small counts can only be as 2 + 2.
        Assert.Equal([null, null, null, 30], Suppression.Of([2, 2, 9, 30]).Cells);
    }

    [Fact]
    public void A_count_hidden_for_anothers_sake_is_not_given_away_by_the_smallest_one_shown()
    {
        // Were only the first three hidden, five could only be three and two.
        Assert.Equal([null, null, null], Suppression.Of([3, 3, 2]).Cells);
    }

    [Fact]
    public void Where_nothing_can_be_told_the_total_is_hidden_too()
    {
        Assert.Equal((null, null), (Suppression.Of([1, 1, 0]).Cells[0], Suppression.Of([1, 1, 0]).Total));
        Assert.Equal(5, Suppression.Of([5]).Cells[0]);
        Assert.Null(Suppression.Of([7, 0]).Cells[0]);
        Assert.Equal(7, Suppression.Of([7, 0]).Total);
    }

    /// <summary>Whoever reads the table and knows the rule can never be certain of a count under three.</summary>
    [Property(MaxTest = 100)]
    public Property No_reader_can_be_certain_of_a_small_count() => Prop.ForAll(
        Gen.Choose(0, 6).ListOf(3).ToArbitrary(),
        counts =>
        {
            var shown = Suppression.Of([.. counts]);
            var possible = Tables(counts.Count).Where(table => Same(Suppression.Of(table), shown)).ToList();
            return Enumerable.Range(0, counts.Count).All(cell =>
                counts[cell] is 0 or >= Suppression.Smallest || possible.Select(table => table[cell]).Distinct().Count() > 1);
        });

    private static bool Same((IReadOnlyList<int?> Cells, int? Total) one, (IReadOnlyList<int?> Cells, int? Total) other) =>
        one.Total == other.Total && one.Cells.SequenceEqual(other.Cells);

    private static IEnumerable<int[]> Tables(int cells) => cells == 0
        ? [[]]
        : Tables(cells - 1).SelectMany(table => Enumerable.Range(0, 19).Select(count => table.Append(count).ToArray()));
}
