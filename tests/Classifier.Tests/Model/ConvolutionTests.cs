using PublicReport.Classifier.Model;
using PublicReport.Text;
using static PublicReport.Classifier.Tests.Model.ConvolutionToy;

namespace PublicReport.Classifier.Tests.Model;

public sealed class ConvolutionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("车")]
    [InlineData("树撞")]
    [InlineData("龘龘龘")]
    [InlineData("那天树撞车了2026")]
    [InlineData("那天车撞树了，大家都看见了，村里下雨，不知道怎么办才好")]
    [InlineData("那天车撞树了", 100)]
    public void What_is_served_is_the_network_as_it_is_defined(string text, int times = 1)
    {
        var plain = PlainText.Normalize(string.Concat(Enumerable.Repeat(text, times)));

        Assert.All(new[] { Learnt, LearntWithWords }, network =>
            Assert.All(network.Score(plain).Zip(Defined(plain, network.Parameters)), pair => Assert.Equal(pair.Second, pair.First, 0.01)));
    }

    [Fact]
    public void No_match_is_too_great_for_what_is_served()
    {
        // Every letter and class speaks against every filter as strongly as any does: nothing matches, not by overflow either.
        var parameters = Strongest(-1);

        Assert.All(["村里下雨路边", "树树树树撞车"], text => Assert.Equal(parameters.Bias, new ConvolutionModel(parameters).Score(text)));
    }

    [Fact]
    public void The_greatest_match_of_all_is_served_as_it_is_defined()
    {
        var parameters = Strongest(1);

        Assert.All(new ConvolutionModel(parameters).Score("树树树树撞车").Zip(Defined("树树树树撞车", parameters)), pair =>
            Assert.Equal(pair.Second, pair.First, Math.Abs(pair.Second) / 100));
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
    public void A_short_text_after_a_long_one_is_read_without_it()
    {
        var alone = LearntWithWords.Score("车撞树");

        LearntWithWords.Score(string.Concat(Enumerable.Repeat(Others + "树撞车", 20)));

        Assert.Equal(alone, LearntWithWords.Score("车撞树"));
    }

    [Fact]
    public void Many_threads_score_as_one_does()
    {
        var texts = Enumerable.Range(2000, 200).Select(index => Row(index).Text).ToList();
        var alone = texts.Select(LearntWithWords.Score).ToList();
        var together = new float[texts.Count][];

        Parallel.For(0, texts.Count, index => together[index] = LearntWithWords.Score(texts[index]));

        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_explanation_points_at_the_phrase_and_leaves_nothing_out(bool withWords)
    {
        var network = withWords ? LearntWithWords : Learnt;
        var text = Others[..10] + "车撞树" + Others[10..20];
        var label = Array.IndexOf(network.Labels, "one");

        var weights = network.Attribute(text, label);

        Assert.Equal(text.Length, weights.Length);
        Assert.True(weights[10..13].Sum() > weights[..10].Sum() + weights[13..].Sum(), string.Join(' ', weights));
        var added = network.Score(text).Zip(network.Parameters.Bias, (score, bias) => score - bias).ToArray();
        Assert.Equal(added[label] - added.Average(), weights.Sum(), 0.01);
    }

    private static ConvolutionParameters Strongest(float sign) => LearntWithWords.Parameters with
    {
        Embeddings = [.. LearntWithWords.Parameters.Embeddings.Select(_ => 1f)],
        Filters = [.. LearntWithWords.Parameters.Filters.Select(_ => sign)],
        FilterBias = [.. LearntWithWords.Parameters.FilterBias.Select(_ => 50 * sign)],
    };
}
