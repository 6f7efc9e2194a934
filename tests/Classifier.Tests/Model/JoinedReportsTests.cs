using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class JoinedReportsTests
{
    private const int Blank = 99;

    private static readonly int[][] Texts = [[1, 1], [2, 2], [3, 3], [4, 4], [5]];
    private static readonly int[] Answers = [0, 0, 1, 2, 2];
    private static readonly ConvolutionOptions Always = new() { Joined = 1, ShortestJoined = 2 };

    [Fact]
    public void A_hazard_is_joined_with_one_of_its_kind_or_with_what_is_out_of_scope()
    {
        var shown = Shown(Of(outside: 2), 0);

        Assert.Equal([[1, 1, Blank, 1, 1], [1, 1, Blank, 2, 2], [1, 1, Blank, 4, 4], [1, 1, Blank, 5], [2, 2, Blank, 1, 1], [4, 4, Blank, 1, 1], [5, Blank, 1, 1]], shown);
    }

    [Fact]
    public void What_is_out_of_scope_is_never_joined_with_a_hazard() =>
        Assert.Equal([[4, 4, Blank, 4, 4], [4, 4, Blank, 5], [5, Blank, 4, 4]], Shown(Of(outside: 2), 3));

    [Fact]
    public void Where_no_label_is_out_of_scope_only_one_of_its_kind_is_joined() =>
        Assert.Equal([[1, 1, Blank, 1, 1], [1, 1, Blank, 2, 2], [2, 2, Blank, 1, 1]], Shown(Of(outside: -1), 0));

    [Fact]
    public void A_cry_stands_alone()
    {
        var random = new Random(1);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Same(Texts[4], Of(outside: 2).Show(4, random)));
    }

    [Fact]
    public void As_many_are_joined_as_wished()
    {
        var random = new Random(1);
        var reports = new JoinedReports(Texts, Answers, 2, Blank, Always with { Joined = 0.35 });

        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => reports.Show(0, random) != Texts[0]), 300, 400);
    }

    private static JoinedReports Of(int outside) => new(Texts, Answers, outside, Blank, Always);

    /// <summary>All that is shown in the place of a report, each once.</summary>
    private static IEnumerable<int[]> Shown(JoinedReports reports, int row)
    {
        var random = new Random(1);
        return Enumerable.Range(0, 1000).Select(_ => reports.Show(row, random)).DistinctBy(text => string.Join(' ', text)).OrderBy(text => string.Join(' ', text), StringComparer.Ordinal);
    }
}
