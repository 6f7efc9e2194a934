using PublicReport.Classifier.Commands;
using PublicReport.Classifier.Corpus;
using PublicReport.Text;

namespace PublicReport.Classifier.Tests.Corpus;

public sealed class CorpusCheckTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Keywords = new() { ["gas"] = ["煤气"] };

    [Fact]
    public void The_shipped_corpus_keeps_all_its_promises() => Assert.Empty(CorpusCheck.Breaches(
        CorpusFiles.ReadCorpus(CommandLine.InRepository("src/Classifier/Data/domains")),
        CorpusFiles.ReadWords(CommandLine.InRepository("src/Classifier/Data/keywords.tsv")),
        ForeignTexts.Read(CommandLine.InRepository("../shared/data"))));

    [Fact]
    public void The_shipped_word_classes_hold_each_word_once_and_as_the_model_reads_it() => Assert.All(
        CorpusFiles.ReadWords(CommandLine.InRepository("src/Classifier/Data/word-classes.tsv")),
        one =>
        {
            Assert.Equal(one.Value.Distinct(), one.Value);
            Assert.All(one.Value, word => Assert.Equal(PlainText.Normalize(word).Replace(" ", "", StringComparison.Ordinal), word));
            Assert.All(one.Value, word => Assert.InRange(word.Length, 1, 8));
            // Any digit is the same letter, and corrections come with every digit as 0.
            Assert.DoesNotContain(one.Value, word => word.Any(char.IsDigit));
        });

    [Fact]
    public void A_near_copy_within_the_corpus_is_named() =>
        Assert.Contains(Breaches(Row("楼下早点铺的煤气罐漏气了"), Row("楼下早点铺的煤气罐漏气啦！")), breach => breach.Contains("is nearly gas", StringComparison.Ordinal));

    [Fact]
    public void A_near_copy_of_a_foreign_text_names_its_file() => Assert.Contains(
        CorpusCheck.Breaches([Row("楼下早点铺的煤气罐漏气了")], Keywords, [("dev.tsv", "楼下早点铺的煤气罐漏气")]),
        breach => breach.EndsWith("is nearly a text of dev.tsv", StringComparison.Ordinal));

    [Fact]
    public void Texts_that_share_a_few_words_are_no_copies() =>
        Assert.DoesNotContain(Breaches(Row("楼下早点铺的煤气罐漏气了"), Row("楼下早点铺天天占着消防通道")), breach => breach.Contains("nearly", StringComparison.Ordinal));

    [Theory]
    [InlineData("漏气")]
    [InlineData("😀😀😀")]
    public void A_text_below_six_characters_is_a_breach(string text) =>
        Assert.Contains(Breaches(Row(text)), breach => breach.Contains("6 to 200 wanted", StringComparison.Ordinal));

    [Fact]
    public void A_text_above_two_hundred_characters_is_a_breach() =>
        Assert.Contains(Breaches(Row(new('气', 201))), breach => breach.Contains("201 characters", StringComparison.Ordinal));

    [Fact]
    public void A_domain_that_mostly_names_its_keyword_is_a_breach() =>
        Assert.Contains(Breaches(Row("煤气罐漏了一地"), Row("煤气软管老化了"), Row("灶台后面嘶嘶响")), breach => breach.StartsWith("gas: 33", StringComparison.Ordinal));

    [Fact]
    public void Labels_outside_the_plan_and_missing_rows_are_breaches()
    {
        var breaches = Breaches(Row("罐子放在床底下了") with { Alternatives = ["gass"] });

        Assert.Contains(breaches, breach => breach.Contains("label gass is unknown", StringComparison.Ordinal));
        Assert.Contains("out-of-scope: 0 rows, 1500 wanted", breaches);
        Assert.Contains("0 urgent rows, 300 wanted", breaches);
    }

    private static IReadOnlyList<string> Breaches(params CorpusRow[] rows) => CorpusCheck.Breaches(rows, Keywords, []);

    private static CorpusRow Row(string text) => new(text, "gas", [], false);
}
