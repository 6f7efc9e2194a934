using PublicReport.Classifier.Commands;

namespace PublicReport.Classifier.Tests.Commands;

public sealed class FiguresTests
{
    [Fact]
    public void Area_under_curve_is_the_share_of_pairs_in_the_right_order() =>
        Assert.Equal(0.75, Figures.AreaUnderCurve([(0.9, true), (0.4, true), (0.5, false), (0.1, false)]));

    [Fact]
    public void Ties_count_half() => Assert.Equal(0.5, Figures.AreaUnderCurve([(0.3, true), (0.3, false)]));

    [Fact]
    public void With_one_class_the_area_is_undefined() => Assert.Null(Figures.AreaUnderCurve([(0.3, true)]));

    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall() =>
        Assert.Equal(0.5, Figures.F1([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], "a"));
}
