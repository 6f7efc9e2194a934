using PublicReport.Classifier.Learning;

namespace PublicReport.Classifier.Tests.Learning;

public sealed class McNemarTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 0, 1.0 / 32)]
    [InlineData(0, 5, 1)]
    [InlineData(1, 1, 0.75)]
    [InlineData(8, 2, 56.0 / 1024)]
    public void The_chance_of_losing_is_the_tail_of_the_binomial(int lost, int gained, double chance) =>
        Assert.Equal(chance, McNemar.ChanceOfLosing(lost, gained), 9);

    [Fact]
    public void A_fifth_of_the_corpus_is_frozen_and_stays_so_whatever_is_added()
    {
        var rows = Enumerable.Range(0, 1000).Select(index => new Classifier.Corpus.CorpusRow($"第{index}件事", "gas", [], false)).ToList();

        Assert.InRange(rows.Count(FrozenSet.Holds), 160, 240);
        Assert.Equal(FrozenSet.Holds(rows[7]), FrozenSet.Holds(rows[7] with { Text = rows[7].Text + "！", Weight = 3 }));
    }
}
