using PublicReport.Classifier.Model;
using PublicReport.Text;

namespace PublicReport.Classifier.Tests.Model;

public sealed class ConvolutionTests
{
    private const string Others = "今天村里下雨路边有人说起这件事情我们大家都看见了不知道怎么办才好";

    /// <summary>Both labels have the same letters; only their order tells them apart.</summary>
    private static readonly List<TrainingRow> Rows = [.. Enumerable.Range(0, 200).Select(Row)];

    private static readonly Lazy<ConvolutionModel> Learnt = new(() => ConvolutionTrainer.Train(Rows, new()));

    private static ConvolutionModel Model => Learnt.Value;

    [Fact]
    public void The_same_rows_give_the_same_weights()
    {
        var again = ConvolutionTrainer.Train(Rows, new());

        Assert.All(Arrays(Model.Parameters).Zip(Arrays(again.Parameters)), pair => Assert.Equal(pair.First, pair.Second));
        Assert.NotEqual(Model.Parameters.Filters, ConvolutionTrainer.Train(Rows, new() { Seed = 2 }).Parameters.Filters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("车")]
    [InlineData("树撞")]
    [InlineData("龘龘龘")]
    [InlineData("那天树撞车了2026")]
    [InlineData("那天车撞树了，大家都看见了，村里下雨，不知道怎么办才好")]
    public void What_is_served_is_the_network_as_it_is_defined(string text)
    {
        var plain = PlainText.Normalize(text);

        Assert.All(Model.Score(plain).Zip(Defined(plain, Model.Parameters)), pair => Assert.Equal(pair.Second, pair.First, 0.01));
    }

    [Fact]
    public void No_match_is_too_great_for_what_is_served()
    {
        // Every letter speaks against every filter as strongly as any letter does: nothing matches.
        var parameters = Model.Parameters with
        {
            Embeddings = [.. Model.Parameters.Embeddings.Select(_ => 1f)],
            Filters = [.. Model.Parameters.Filters.Select(_ => -1f)],
            FilterBias = [.. Model.Parameters.FilterBias.Select(_ => -50f)],
        };

        Assert.Equal(parameters.Bias, new ConvolutionModel(parameters).Score("村里下雨路边"));
    }

    [Fact]
    public void A_step_of_training_goes_down_the_slope_of_every_weight()
    {
        TrainingRow[] rows = [new("车撞树撞车", "one"), new("树撞车", "two"), new("撞树", "one", 3), new("车", "three")];
        var all = new ConvolutionOptions { FewestReports = 1, FewestPasses = 1, MostPasses = 1, MatchesLeftOut = 0, LettersLeftOut = 0 };
        var before = ConvolutionTrainer.Train(rows, all with { GreatestRate = 0 }).Parameters;
        var after = ConvolutionTrainer.Train(rows, all).Parameters;
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
    public void What_no_report_touches_stays_as_it_is()
    {
        TrainingRow[] rows = [new("车撞树", "one"), new("树撞车", "two")];
        var all = new ConvolutionOptions { FewestReports = 3, FewestPasses = 1, MostPasses = 1 };

        Assert.Empty(ConvolutionTrainer.Train(rows, all).Parameters.Letters);
        Assert.Equal(
            ConvolutionTrainer.Train(rows, all with { LettersLeftOut = 1, GreatestRate = 0 }).Parameters.Filters,
            ConvolutionTrainer.Train(rows, all with { LettersLeftOut = 1 }).Parameters.Filters);
    }

    [Fact]
    public void The_order_of_letters_counts()
    {
        Assert.All(Enumerable.Range(1000, 50).Select(Row), row => Assert.Equal(row.Label, Found(row.Text)));
        Assert.Equal("one", Found("又是车撞树"));
        Assert.Equal("two", Found("又是树撞车"));
    }

    [Fact]
    public void Half_a_sentence_of_a_long_letter_is_heard()
    {
        var letter = string.Concat(Enumerable.Repeat(Others, 30));

        Assert.Equal("one", Found(letter + "车撞树" + letter));
        Assert.Equal("two", Found(letter + "树撞车" + letter));
    }

    [Fact]
    public void Any_digit_is_the_same_letter()
    {
        var model = ConvolutionTrainer.Train([.. Rows.Select((row, index) => row with { Text = $"{row.Text}{index % 2}号" })], new());

        Assert.Contains('0', model.Parameters.Letters);
        Assert.DoesNotContain('1', model.Parameters.Letters);
        Assert.Equal(model.Score("3号"), model.Score("7号"));
    }

    [Fact]
    public void Many_threads_score_as_one_does()
    {
        var texts = Enumerable.Range(2000, 200).Select(index => Row(index).Text).ToList();
        var alone = texts.Select(Model.Score).ToList();
        var together = new float[texts.Count][];

        Parallel.For(0, texts.Count, index => together[index] = Model.Score(texts[index]));

        Assert.Equal(alone, together);
    }

    [Fact]
    public void An_explanation_points_at_the_phrase_and_leaves_nothing_out()
    {
        var text = Others[..10] + "车撞树" + Others[10..20];
        var label = Array.IndexOf(Model.Labels, "one");

        var weights = Model.Attribute(text, label);

        Assert.Equal(text.Length, weights.Length);
        Assert.True(weights[10..13].Sum() > weights[..10].Sum() + weights[13..].Sum(), string.Join(' ', weights));
        var added = Model.Score(text).Zip(Model.Parameters.Bias, (score, bias) => score - bias).ToArray();
        Assert.Equal(added[label] - added.Average(), weights.Sum(), 0.01);
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

        var model = ConvolutionTrainer.Train(rows, new());

        Assert.Contains('靐', model.Parameters.Letters);
        Assert.DoesNotContain('龘', model.Parameters.Letters);
        Assert.Equal(model.Score("龘撞车"), model.Score("麤撞车"));
    }

    [Fact]
    public void Where_rows_contradict_each_other_the_weightier_ones_are_believed()
    {
        List<TrainingRow> Contradicting(float weight) => [.. Rows, .. Rows.Where(row => row.Label == "one").Select(row => row with { Label = "two", Weight = weight })];

        Assert.Equal("one", Found("又是车撞树", ConvolutionTrainer.Train(Contradicting(0.2f), new())));
        Assert.Equal("two", Found("又是车撞树", ConvolutionTrainer.Train(Contradicting(5), new())));
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

    private static TrainingRow Row(int index)
    {
        var random = new Random(index);
        string Filler() => new([.. Enumerable.Range(0, random.Next(3, 8)).Select(_ => Others[random.Next(Others.Length)])]);
        return index % 2 == 0 ? new(Filler() + "车撞树" + Filler(), "one") : new(Filler() + "树撞车" + Filler(), "two");
    }

    private static string Found(string text, ConvolutionModel? model = null)
    {
        var scores = (model ?? Model).Score(PlainText.Normalize(text));
        return Model.Labels[Array.IndexOf(scores, scores.Max())];
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

    /// <summary>The definition, letter by letter and without tables: the greatest match of each filter, if above zero, times its weights.</summary>
    private static double[] Defined(string plain, ConvolutionParameters learnt)
    {
        var scores = learnt.Bias.Select(bias => (double)bias).ToArray();
        for (var filter = 0; filter < ConvolutionShape.Filters; filter++)
        {
            var width = ConvolutionShape.WidthOf(filter);
            var best = 0.0;
            for (var start = -(width / 2); start < plain.Length - (width / 2); start++)
            {
                best = Math.Max(best, Match(filter, width, start));
            }

            for (var label = 0; label < scores.Length; label++)
            {
                scores[label] += best * learnt.Weights[(filter * scores.Length) + label];
            }
        }

        return scores;

        double Match(int filter, int width, int start)
        {
            double sum = learnt.FilterBias[filter];
            for (var place = Math.Max(0, -start); place < width && start + place < plain.Length; place++)
            {
                sum += Product(learnt.RowOf(plain[start + place]), ConvolutionShape.Column(filter, place));
            }

            return sum;
        }

        double Product(int letter, int match)
        {
            var sum = 0.0;
            for (var dimension = 0; dimension < ConvolutionShape.Dimensions; dimension++)
            {
                sum += (double)learnt.Embeddings[(letter * ConvolutionShape.Dimensions) + dimension] * learnt.Filters[(match * ConvolutionShape.Dimensions) + dimension];
            }

            return sum;
        }
    }
}
