using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class CalibrationTests
{
    private static readonly string[] Labels = ["campus", "forestry", "gas"];

    [Fact]
    public void Confidence_that_is_as_right_as_it_says_has_no_error() =>
        Assert.Equal(0, Calibration.Error([.. Enumerable.Range(0, 40).Select(index => (0.75, index % 4 != 3))])!.Value, 9);

    [Fact]
    public void Confidence_that_is_never_right_has_all_of_it_as_error() =>
        Assert.Equal(0.9, Calibration.Error([.. Enumerable.Repeat((0.9, false), 20)])!.Value, 9);

    [Fact]
    public void Scores_that_are_too_sure_are_softened()
    {
        // Says 98 % and is right in 3 of 4.
        var held = Enumerable.Range(0, 80).Select(index => Held(index % 4 == 0 ? "campus" : "gas", 4)).ToList();

        var softening = Calibration.Soften(held, Labels, label => label);

        Assert.InRange(held.Average(one => Calibration.First(one, Labels, softening).Probability), 0.7, 0.8);
    }

    [Fact]
    public void Doubt_takes_its_share_from_the_surest_scores_and_keeps_their_order()
    {
        var probabilities = new Softening(0.2, 100, 0.3).Probabilities([0, 1, 9]);

        Assert.InRange(probabilities[2], 0.79, 0.82);
        Assert.True(probabilities[0] < probabilities[1]);
        Assert.Equal(1, probabilities.Sum(), 5);
    }

    [Fact]
    public void A_department_that_is_right_less_often_needs_more_confidence()
    {
        var held = Enumerable.Range(0, 400).Select(index => Held("gas", 2 + (index % 4))).Concat(
            Enumerable.Range(0, 400).Select(index => new HeldOut(Row(index % 2 == 0 ? "campus" : "gas"), Labels, [2 + (index % 4), -9, 0]))).ToList();

        var thresholds = Thresholds.Dispatch(held, Labels, new(1, 1, 0), label => label, 0.95);

        Assert.True(thresholds[0] > thresholds[2]);
    }

    [Fact]
    public void The_expected_share_of_right_leads_above_the_threshold_is_the_target()
    {
        var held = Enumerable.Range(0, 400).Select(index => Held("gas", index / 100f)).ToList();

        var threshold = Thresholds.Dispatch(held, Labels, new(1, 1, 0), label => label, 0.9)[2];

        var dispatched = held.Select(one => Calibration.First(one, Labels, new(1, 1, 0)).Probability).Where(probability => probability >= threshold).ToList();
        Assert.InRange(dispatched.Average(), 0.89, 0.91);
    }

    [Fact]
    public void Rows_without_listed_alternatives_do_not_judge()
    {
        var unlisted = new HeldOut(new("x", "gas", [], false), Labels, [0, 0, 0]);

        Assert.Equal([Held("gas", 1).Row], Calibration.FullyLabelled([unlisted, Held("gas", 1)]).Select(one => one.Row), CompareRows);
    }

    [Fact]
    public void A_department_that_was_never_first_gets_the_common_threshold()
    {
        var thresholds = Thresholds.Dispatch([.. Enumerable.Range(0, 50).Select(_ => Held("gas", 3))], Labels, new(1, 1, 0), label => label, 0.95);

        Assert.Equal(thresholds[2], thresholds[0], 2);
    }

    [Fact]
    public void The_urgent_threshold_finds_the_wished_share()
    {
        var held = Enumerable.Range(0, 100).Select(index => ("x", index / 100.0)).ToList();

        Assert.Equal(0.02, Thresholds.Urgent(held, 0.97), 9);
    }

    [Fact]
    public void Urgent_letters_do_not_drag_the_threshold_down()
    {
        var letters = Enumerable.Range(0, 100).Select(_ => (new string('x', 81), 0.001));
        var cries = Enumerable.Range(0, 100).Select(index => (new string('x', 80), index / 100.0));

        Assert.Equal(0.02, Thresholds.Urgent([.. letters, .. cries], 0.97), 9);
        Assert.Equal(0.001, Thresholds.Urgent([.. letters], 0.97), 9);
    }

    private static bool CompareRows(CorpusRow one, CorpusRow other) => one.Text == other.Text;

    private static CorpusRow Row(string label) => new("灶台后面嘶嘶响", label, ["forestry"], false);

    private static HeldOut Held(string label, float gas) => new(Row(label), Labels, [0, -9, gas]);
}
