using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("墙要倒了")]
    [InlineData("墙要倒了 快来")]
    public void A_text_that_is_not_longer_is_read_whole(string plain) => Assert.Equal([new(0, plain.Length, 1)], TextParts.Of(plain, 7));

    [Theory]
    [InlineData(100, 7)]
    [InlineData(401, 200)]
    [InlineData(4000, 199)]
    [InlineData(3, 1)]
    public void Parts_of_a_text_without_clauses_are_equally_long_and_none_is_longer(int length, int longest)
    {
        var plain = string.Concat(Enumerable.Range(0, length).Select(index => (char)('一' + index)));

        var parts = TextParts.Of(plain, longest).Skip(1).ToList();

        Assert.Equal(plain, string.Concat(Read(plain, parts)));
        Assert.InRange(parts.Max(part => part.Length), 1, longest);
        Assert.InRange(parts.Max(part => part.Length) - parts.Min(part => part.Length), 0, 1);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(99, 99)]
    [InlineData(140, 140)]
    [InlineData(141, 100)]
    [InlineData(59, 100)]
    public void A_cut_is_made_where_a_clause_ends_at_most_forty_letters_away(int clauseEnds, int expected)
    {
        // Of 200 letters in two parts the cut is wanted at 100.
        var plain = string.Concat(new string('墙', clauseEnds), " ", new string('塌', 199 - clauseEnds));

        var parts = TextParts.Of(plain, 100).Skip(1).ToList();

        Assert.Equal(expected, parts[0].Length);
        Assert.Equal(expected + (expected == clauseEnds ? 1 : 0), parts[1].Start);
    }

    [Fact]
    public void Of_two_clause_ends_the_nearer_one_is_taken()
    {
        var plain = string.Concat(new string('墙', 75), " ", new string('塌', 44), " ", new string('梁', 79));

        Assert.Equal(120, TextParts.Of(plain, 100)[2].Start - 1);
    }

    [Fact]
    public void Clauses_are_not_torn()
    {
        var clauses = Enumerable.Range(0, 14).Select(index => new string((char)('一' + index), 13 + (7 * (index % 3)))).ToList();
        var plain = string.Join(' ', clauses);

        var parts = Read(plain, TextParts.Of(plain, 120).Skip(1)).ToList();

        Assert.All(Enumerable.Range(1, parts.Count - 1), number => Assert.NotEqual(' ', plain[plain.Length * number / parts.Count]));
        Assert.Equal(clauses, parts.SelectMany(part => part.Split(' ')));
    }

    [Fact]
    public void No_part_is_empty_and_no_letter_is_lost_however_many_parts_there_are()
    {
        var plain = string.Join(' ', Enumerable.Range(0, 30).Select(index => new string((char)('一' + index), 1 + (index % 5))));

        Assert.All(Enumerable.Range(1, 60), longest =>
        {
            var parts = Read(plain, TextParts.Of(plain, longest).Skip(1)).ToList();

            Assert.DoesNotContain("", parts);
            Assert.Equal(plain.Replace(" ", "", StringComparison.Ordinal), string.Concat(parts).Replace(" ", "", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("幸福小区的电梯坏了三个月没有人来修 尊敬的领导 您好", "幸福小区的电梯坏了三个月没有人来修")]
    [InlineData("尊敬的领导 您好 我是幸福小区的居民 我们的电梯坏了", "尊敬的领导 您好 我是幸福小区的居民")]
    public void The_opening_is_the_headline_or_more_than_a_salutation(string beginning, string expected)
    {
        var plain = $"{beginning} {new string('墙', 200)}";

        var opening = TextParts.Of(plain, 200)[0];

        Assert.Equal(expected, plain.Substring(opening.Start, opening.Length));
    }

    [Theory]
    [InlineData(15, 60)]
    [InlineData(16, 16)]
    [InlineData(59, 59)]
    public void An_opening_has_sixteen_to_sixty_letters(int clauseEnds, int expected) =>
        Assert.Equal(expected, TextParts.Of(string.Concat(new string('墙', clauseEnds), " ", new string('塌', 200)), 200)[0].Length);

    [Fact]
    public void An_opening_without_end_is_cut_and_a_short_text_is_its_own()
    {
        Assert.Equal(new(0, 60, 0.2), TextParts.Of(new string('墙', 300), 200)[0]);
        Assert.Equal(new(0, 12, 0.2), TextParts.Of("墙要倒了 快来人 快来人", 5)[0]);
    }

    [Fact]
    public void The_opening_has_a_fifth_of_the_say_and_the_parts_the_rest_by_their_length()
    {
        var parts = TextParts.Of($"{new string('墙', 30)} {new string('塌', 10)}", 39);

        Assert.Equal([(0, 30), (0, 30), (31, 10)], parts.Select(part => (part.Start, part.Length)));
        Assert.Equal([0.2, 0.6, 0.2], parts.Select(part => Math.Round(part.Share, 6)));
    }

    private static IEnumerable<string> Read(string plain, IEnumerable<TextPart> parts) => parts.Select(part => plain.Substring(part.Start, part.Length));
}
