using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("墙要倒了")]
    [InlineData("墙要倒了 快来")]
    public void A_text_that_is_not_longer_is_read_whole(string plain) => Assert.Equal([plain], TextParts.Of(plain, 7));

    [Theory]
    [InlineData(100, 7)]
    [InlineData(401, 200)]
    [InlineData(4000, 199)]
    [InlineData(3, 1)]
    public void Parts_of_a_text_without_clauses_are_equally_long_and_none_is_longer(int length, int longest)
    {
        var plain = string.Concat(Enumerable.Range(0, length).Select(index => (char)('一' + index)));

        var parts = TextParts.Of(plain, longest);

        Assert.Equal(plain, string.Concat(parts));
        Assert.InRange(parts.Max(part => part.Length), 1, longest);
        Assert.InRange(parts.Max(part => part.Length) - parts.Min(part => part.Length), 0, 1);
    }

    [Fact]
    public void A_clause_that_ends_near_the_cut_is_not_torn()
    {
        var clauses = Enumerable.Range(0, 12).Select(index => new string((char)('一' + index), 17 + (3 * (index % 4)))).ToList();

        var parts = TextParts.Of(string.Join(' ', clauses), 120);

        Assert.Equal(3, parts.Count);
        Assert.Equal(clauses, parts.SelectMany(part => part.Split(' ')));
    }

    [Fact]
    public void No_part_is_empty_and_no_letter_is_lost_however_many_parts_there_are()
    {
        var plain = string.Join(' ', Enumerable.Range(0, 30).Select(index => new string((char)('一' + index), 1 + (index % 5))));

        Assert.All(Enumerable.Range(1, 60), longest =>
        {
            var parts = TextParts.Of(plain, longest);

            Assert.DoesNotContain("", parts);
            Assert.Equal(plain.Replace(" ", "", StringComparison.Ordinal), string.Concat(parts).Replace(" ", "", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void One_very_long_report_among_many_does_not_say_what_is_known()
    {
        Assert.Equal(200, TextParts.LongestKnown([.. Enumerable.Range(1, 200).SelectMany(length => Enumerable.Repeat(length, 10)), 4000]));
        Assert.Equal(12, TextParts.LongestKnown([5, 12, 9]));
        Assert.Equal(1, TextParts.LongestKnown([0]));
    }
}
