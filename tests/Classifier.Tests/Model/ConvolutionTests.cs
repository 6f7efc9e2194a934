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

        Assert.Equal(Model.Parameters.Embeddings, again.Parameters.Embeddings);
        Assert.Equal(Model.Parameters.Filters, again.Parameters.Filters);
        Assert.Equal(Model.Parameters.Weights, again.Parameters.Weights);
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

        Assert.All(Model.Score(plain).Zip(Defined(plain)), pair => Assert.Equal(pair.Second, pair.First, 0.01));
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
    public void An_explanation_points_at_the_phrase()
    {
        var text = Others[..10] + "车撞树" + Others[10..20];

        var weights = Model.Attribute(text, Array.IndexOf(Model.Labels, "one"));

        Assert.Equal(text.Length, weights.Length);
        Assert.True(weights[10..13].Sum() > weights[..10].Sum() + weights[13..].Sum(), string.Join(' ', weights));
    }

    [Fact]
    public void A_letter_of_fewer_reports_than_the_minimum_is_any_other_letter()
    {
        TrainingRow[] rows = [.. Rows, .. Enumerable.Range(0, 4).Select(_ => new TrainingRow("龘龘龘车撞树", "one")), .. Enumerable.Range(0, 5).Select(_ => new TrainingRow("靐车撞树", "one"))];

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

    /// <summary>The definition, letter by letter and without tables: the greatest match of each filter, if above zero, times its weights.</summary>
    private static double[] Defined(string plain)
    {
        var learnt = Model.Parameters;
        var scores = learnt.Bias.Select(bias => (double)bias).ToArray();
        for (var filter = 0; filter < ConvolutionShape.Filters; filter++)
        {
            var width = ConvolutionShape.WidthOf(filter);
            var best = Enumerable.Range(0, plain.Length).Select(place => Match(filter, width, place - (width / 2))).Append(0).Max();
            for (var label = 0; label < scores.Length; label++)
            {
                scores[label] += best * learnt.Weights[(filter * scores.Length) + label];
            }
        }

        return scores;

        double Match(int filter, int width, int start) => learnt.Thresholds[filter] + Enumerable.Range(0, width)
            .Where(place => start + place >= 0 && start + place < plain.Length)
            .Sum(place => Product(learnt.RowOf(plain[start + place]), ConvolutionShape.Offset(width, place) + filter - ConvolutionShape.First(width)));

        double Product(int letter, int match) => Enumerable.Range(0, ConvolutionShape.Dimensions).Sum(dimension =>
            (double)learnt.Embeddings[(letter * ConvolutionShape.Dimensions) + dimension] * learnt.Filters[(match * ConvolutionShape.Dimensions) + dimension]);
    }
}
