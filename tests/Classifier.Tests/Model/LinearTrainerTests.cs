using Microsoft.ML.Data;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class LinearTrainerTests
{
    private static readonly TrainingRow[] Rows =
    [
        new("电线杆歪了要倒", "power"), new("电线垂到路上了", "power"), new("变压器冒火花", "power"),
        new("渡船没有救生衣", "water"), new("渡口的船超载", "water"), new("船上没有救生圈", "water"),
        new("学校食堂漏气", "school"), new("学校围墙要倒", "school"), new("学校门口没人管", "school"),
    ];

    [Fact]
    public void The_scorer_answers_as_ML_NET_does()
    {
        var vocabulary = Vocabulary.Learn(Rows, new() { MinimumDocuments = 1, MinimumDocumentsOfLongest = 1 });
        var (model, transformer, data) = LinearTrainer.Fit(Rows, vocabulary, new());

        var theirs = transformer.Transform(data).GetColumn<VBuffer<float>>("Score").Select(score => score.DenseValues().ToArray()).ToList();

        Assert.All(Rows.Zip(theirs), pair => Assert.All(
            model.Probabilities(Ngrams.Of(pair.First.Text), 1).Zip(pair.Second), probability => Assert.Equal(probability.Second, probability.First, 4)));
    }

    [Fact]
    public void The_same_rows_give_the_same_weights()
    {
        var vocabulary = Vocabulary.Learn(Rows, new() { MinimumDocuments = 1, MinimumDocumentsOfLongest = 1 });

        Assert.Equal(LinearTrainer.Train(Rows, vocabulary, new()).Weights, LinearTrainer.Train(Rows, vocabulary, new()).Weights);
    }

    [Fact]
    public void Only_thinned_texts_lose_n_grams()
    {
        var vocabulary = Vocabulary.Learn(Rows, new() { MinimumDocuments = 1, MinimumDocumentsOfLongest = 1 });

        Assert.Equal([.. Rows.Select(row => Known(row.Text))], Lengths(Rows));
        Assert.All(Rows.Zip(Lengths([.. Rows.Select(row => row with { Thinned = true })])), pair => Assert.InRange(pair.Second, 1, Known(pair.First.Text) - 1));

        int Known(string text) => Ngrams.Of(text).Count;

        List<int> Lengths(TrainingRow[] rows) =>
            [.. LinearTrainer.Fit(rows, vocabulary, new()).Data.GetColumn<VBuffer<float>>("Features").Select(features => features.GetValues().Length)];
    }

    [Fact]
    public void An_n_gram_of_fewer_reports_than_the_minimum_is_unknown()
    {
        var vocabulary = Vocabulary.Learn(Rows, new());

        Assert.All(vocabulary.Keys, key => Assert.True(Rows.Count(row => row.Text.Contains(Ngrams.Spell(key), StringComparison.Ordinal)) >= 3));
    }

    [Fact]
    public void Without_divergence_a_word_of_one_label_weighs_as_much_as_one_of_all()
    {
        TrainingRow[] rows = [new("水漫塌桥", "urgent"), new("水漏", "urgent"), new("水浑桥窄", "calm"), new("桥塌过", "urgent"), new("水草", "calm"), new("塌腰", "urgent")];
        var plain = Vocabulary.Learn(rows, new() { Divergence = 0 });
        var telling = Vocabulary.Learn(rows, new());

        Assert.Equal(Weight(plain, "桥"), Weight(plain, "塌"));
        Assert.True(Weight(telling, "桥") < Weight(telling, "塌"));
    }

    private static float Weight(Vocabulary vocabulary, string letters) =>
        vocabulary.Importances[Array.FindIndex(vocabulary.Keys, key => Ngrams.Spell(key) == letters)];
}
