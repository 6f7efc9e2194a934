using PublicReport.Classifier.Model;
using static PublicReport.Classifier.Tests.Model.ConvolutionToy;

namespace PublicReport.Classifier.Tests.Model;

public sealed class ConvolutionTrainerTests
{
    [Fact]
    public void The_same_rows_give_the_same_weights()
    {
        var again = ConvolutionTrainer.Train(Rows, WordClasses.None, new());

        Assert.All(Arrays(Learnt.Parameters).Zip(Arrays(again.Parameters)), pair => Assert.Equal(pair.First, pair.Second));
        Assert.NotEqual(Learnt.Parameters.Filters, ConvolutionTrainer.Train(Rows, WordClasses.None, new() { Seed = 2 }).Parameters.Filters);
    }

    [Fact]
    public void A_step_of_training_goes_down_the_slope_of_every_weight()
    {
        TrainingRow[] rows = [new("车撞树撞车", "one"), new("树撞车", "two"), new("撞树", "one", 3), new("车", "three")];
        var all = new ConvolutionOptions { FewestReports = 1, FewestPasses = 1, MostPasses = 1, MatchesLeftOut = 0, LettersLeftOut = 0 };
        var before = ConvolutionTrainer.Train(rows, Words, all with { GreatestRate = 0 }).Parameters;
        var after = ConvolutionTrainer.Train(rows, Words, all).Parameters;
        var compared = 0;

        foreach (var (array, (old, moved)) in Arrays(before).Zip(Arrays(after)).Index())
        {
            foreach (var cell in Enumerable.Range(0, old.Length).Where(cell => moved[cell] != old[cell]).Where((_, index) => index % Math.Max(1, old.Length / 40) == 0))
            {
                var slope = (Loss(rows, Moved(before, array, cell, 1e-3f)) - Loss(rows, Moved(before, array, cell, -1e-3f))) / 2e-3;
                if (Math.Abs(slope) > 1e-5)
                {
                    Assert.Equal(-Math.Sign(slope), Math.Sign(moved[cell] - old[cell]));
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 60, int.MaxValue);
    }

    [Fact]
    public void Joined_reports_are_learnt_from_however_long_they_are()
    {
        var joined = new ConvolutionOptions { Joined = 1, ShortestJoined = 1, LongestText = 12, FewestPasses = 2, MostPasses = 2 };

        var model = ConvolutionTrainer.Train(Rows, WordClasses.None, joined);

        Assert.All(Arrays(model.Parameters).Zip(Arrays(ConvolutionTrainer.Train(Rows, WordClasses.None, joined).Parameters)), pair => Assert.Equal(pair.First, pair.Second));
        Assert.NotEqual(model.Parameters.Filters, ConvolutionTrainer.Train(Rows, WordClasses.None, joined with { Joined = 0 }).Parameters.Filters);
    }

    [Fact]
    public void What_no_report_touches_stays_as_it_is()
    {
        TrainingRow[] rows = [new("车撞树", "one"), new("树撞车", "two")];
        var all = new ConvolutionOptions { FewestReports = 3, FewestPasses = 1, MostPasses = 1 };

        Assert.Empty(ConvolutionTrainer.Train(rows, WordClasses.None, all).Parameters.Letters);
        Assert.Equal(
            ConvolutionTrainer.Train(rows, WordClasses.None, all with { LettersLeftOut = 1, GreatestRate = 0 }).Parameters.Filters,
            ConvolutionTrainer.Train(rows, WordClasses.None, all with { LettersLeftOut = 1 }).Parameters.Filters);
    }

    [Fact]
    public void A_letter_of_fewer_reports_than_the_minimum_is_any_other_letter()
    {
        TrainingRow[] rows =
        [
            .. Rows,
            .. Enumerable.Range(0, 4).Select(_ => new TrainingRow("龘龘龘车撞树", "one")),
            .. Enumerable.Range(0, 5).Select(_ => new TrainingRow("靐车撞树", "one")),
        ];

        var model = ConvolutionTrainer.Train(rows, WordClasses.None, new());

        Assert.Contains('靐', model.Parameters.Letters);
        Assert.DoesNotContain('龘', model.Parameters.Letters);
        Assert.Equal(model.Score("龘撞车"), model.Score("麤撞车"));
    }

    [Fact]
    public void Any_digit_is_the_same_letter()
    {
        var model = ConvolutionTrainer.Train([.. Rows.Select((row, index) => row with { Text = $"{row.Text}{index % 2}号" })], WordClasses.None, new());

        Assert.Contains('0', model.Parameters.Letters);
        Assert.DoesNotContain('1', model.Parameters.Letters);
        Assert.Equal(model.Score("3号"), model.Score("7号"));
    }

    [Fact]
    public void Where_rows_contradict_each_other_the_weightier_ones_are_believed()
    {
        List<TrainingRow> Contradicting(float weight) => [.. Rows, .. Rows.Where(row => row.Label == "one").Select(row => row with { Label = "two", Weight = weight })];

        Assert.Equal("one", Found("又是车撞树", ConvolutionTrainer.Train(Contradicting(0.2f), WordClasses.None, new())));
        Assert.Equal("two", Found("又是车撞树", ConvolutionTrainer.Train(Contradicting(5), WordClasses.None, new())));
    }

    [Fact]
    public void Reports_without_a_letter_are_learnt_from_too()
    {
        var model = ConvolutionTrainer.Train([new("！", "one"), new("", "two")], WordClasses.None, new());

        Assert.Equal(2, model.Score("").Length);
    }

    [Fact]
    public void A_word_that_no_report_had_is_understood_by_its_class()
    {
        var words = new WordClasses(new OrderedDictionary<string, IReadOnlyList<string>>
        {
            ["beast"] = ["水牛", "骡马", "毛驴", "山羊", "黄狗"],
            ["tool"] = ["锄头", "镰刀", "扁担", "铁锹", "钉耙"],
        });
        string[] known = ["水牛", "骡马", "毛驴", "山羊", "锄头", "镰刀", "扁担", "铁锹"];
        List<TrainingRow> rows = [.. Enumerable.Range(0, 400).Select(index => new TrainingRow(Row(index).Text[..3] + known[index % 8] + Others[(index % 20)..(index % 20 + 5)], index % 8 < 4 ? "one" : "two"))];

        var model = ConvolutionTrainer.Train(rows, words, new());

        Assert.Equal("one", Found("路边黄狗", model));
        Assert.Equal("two", Found("路边钉耙", model));
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(6_400, 2_000)]
    [InlineData(64_000, 6_000)]
    public void Few_rows_are_passed_over_more_often(int rows, int steps) => Assert.Equal(steps, new ConvolutionOptions().Steps(rows));

    [Theory]
    [InlineData(0.05, 0.5)]
    [InlineData(0.1, 1)]
    [InlineData(0.55, 0.5)]
    [InlineData(1, 0.02)]
    public void The_rate_rises_and_falls(double progress, double share) =>
        Assert.Equal(share, new ConvolutionOptions { GreatestRate = 1 }.Rate(progress), 9);

    [Fact]
    public void Adam_goes_against_the_gradient_by_the_rate_at_first_and_leaves_other_stretches_alone()
    {
        float[] weights = new float[70];
        var adam = new Adam(weights);
        adam.Gradient[34] = 4;
        adam.Gradient[36] = -0.25f;
        adam.Gradient[3] = 1;

        adam.Step(start: 35, length: 35, rate: 0.5, step: 1);
        Assert.Equal(0.5, weights[36], 1e-4);
        Assert.All(weights.Index().Where(weight => weight.Index != 36), weight => Assert.Equal(0, weight.Item));
        Assert.Equal(0, adam.Gradient[36]);

        adam.Step(start: 0, length: 35, rate: 0.5, step: 1);
        Assert.Equal(-0.5, weights[34], 1e-4);
        Assert.Equal(-0.5, weights[3], 1e-4);
    }

    private static float[][] Arrays(ConvolutionParameters learnt) => [learnt.Embeddings, learnt.Filters, learnt.FilterBias, learnt.Weights, learnt.Bias];

    private static ConvolutionParameters Moved(ConvolutionParameters learnt, int array, int cell, float by)
    {
        var copies = Arrays(learnt).Select(values => values.ToArray()).ToArray();
        copies[array][cell] += by;
        return learnt with { Embeddings = copies[0], Filters = copies[1], FilterBias = copies[2], Weights = copies[3], Bias = copies[4] };
    }

    /// <summary>Weighted logarithmic loss.</summary>
    private static double Loss(IEnumerable<TrainingRow> rows, ConvolutionParameters learnt) => rows.Sum(row =>
    {
        var scores = Defined(row.Text, learnt);
        return row.Weight * (Math.Log(scores.Sum(Math.Exp)) - scores[Array.IndexOf(learnt.Labels, row.Label)]);
    });
}
