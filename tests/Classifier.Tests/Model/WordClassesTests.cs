using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class WordClassesTests
{
    private static readonly WordClasses Words = new(new OrderedDictionary<string, IReadOnlyList<string>>
    {
        ["power"] = ["高压", "压线", "高压线", "闸"],
        ["water"] = ["闸", "坝"],
    });

    [Theory]
    [InlineData("高压线断了", "power power power - -")]
    [InlineData("高压压线", "power power power power")]
    [InlineData("高高压", "- power power")]
    [InlineData("坝上的闸", "water - - power+water")]
    [InlineData("高", "-")]
    [InlineData("", "")]
    public void From_left_to_right_the_longest_word_counts(string text, string expected)
    {
        var sets = new int[text.Length];

        Words.Mark(text, sets);

        Assert.Equal(expected, string.Join(' ', sets.Select(Names)));
    }

    [Fact]
    public void Words_of_the_same_classes_are_one_set() => Assert.Equal(4, Words.Sets);

    [Fact]
    public void Without_words_nothing_is_marked()
    {
        var sets = new[] { 7, 7 };

        WordClasses.None.Mark("高压", sets);

        Assert.Equal([0, 0], sets);
    }

    private static string Names(int set)
    {
        var names = Words.Words.Keys.ToArray();
        return set == 0 ? "-" : string.Join('+', Words.ClassesOf(set).ToArray().Select(one => names[one]));
    }
}
