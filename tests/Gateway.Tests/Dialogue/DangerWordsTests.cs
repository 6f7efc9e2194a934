using PublicReport.Gateway.WeChat.Dialogue;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

public sealed class DangerWordsTests
{
    public static TheoryData<string> Now => new(DangerSentences.Now);

    public static TheoryData<string> NotNow => new(DangerSentences.NotNow);

    [Theory]
    [MemberData(nameof(Now))]
    public void Danger_that_is_there_now_is_heard(string text) => Assert.True(DangerWords.IsNow(text), text);

    [Theory]
    [MemberData(nameof(NotNow))]
    public void What_may_happen_has_happened_or_has_not_is_no_alarm(string text) => Assert.False(DangerWords.IsNow(text), text);

    [Theory]
    [InlineData("松岗村路面塌陷。罗集村加油站着火了")]
    [InlineData("去年修过一次，今天又漏气了")]
    [InlineData("灭火器过期了，容易出事\n现在厨房冒烟")]
    public void One_clause_is_enough_whatever_the_others_say(string text) => Assert.True(DangerWords.IsNow(text));

    [Fact]
    public void A_text_as_long_as_any_is_read_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("可能会怕线路起火的人", 200));
        Assert.False(DangerWords.IsNow(text));
        Assert.True(DangerWords.IsNow(text + "。着火了"));
    }
}
