using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Dialogue;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

public sealed class ConversationTests
{
    private static readonly Facts OneTown = new([new("341503205", "罗集乡", "0564-0000000", [new("341503205207", "松岗村")])], null);

    private static Turn Say(Facts facts, params string[] lines)
    {
        var turn = new Turn(new(), "");
        foreach (var line in lines)
        {
            turn = Conversation.Text(turn.Session, line, facts);
        }

        return turn;
    }

    [Fact]
    public void One_sentence_with_a_village_is_submitted_with_the_next_word()
    {
        var turn = Say(OneTown, "松岗村小学门口电线杆歪了，快倒了", "提交");
        Assert.Equal(EffectKind.Submit, turn.Effect);
        Assert.Equal("341503205207", turn.Session.Draft!.VillageCode);
        Assert.True(turn.Session.Draft.Urgent);
    }

    [Fact]
    public void Without_a_place_only_the_place_is_asked() => Assert.Equal(Replies.AskWhere, Say(OneTown, "电线杆歪了").Reply);

    [Fact]
    public void Danger_gets_the_emergency_numbers_first() => Assert.StartsWith(Replies.Danger, Say(OneTown, "松岗村有人被困").Reply, StringComparison.Ordinal);

    [Theory]
    [InlineData("", Replies.Help)]
    [InlineData("帮助", Replies.Help)]
    [InlineData("提交", Replies.NothingToSubmit)]
    [InlineData("查询", Replies.AskReceipt)]
    [InlineData("你们混蛋", Replies.Abuse)]
    public void A_single_line_gets_a_sensible_answer(string line, string reply) => Assert.Equal(reply, Say(OneTown, line).Reply);

    [Fact]
    public void Two_thousand_characters_are_refused_and_the_draft_stays()
    {
        var turn = Say(OneTown, "松岗村路面塌陷", new string('字', 2000));
        Assert.Equal(Replies.TooLong, turn.Reply);
        Assert.Equal("松岗村路面塌陷", turn.Session.Draft!.Text);
    }

    [Fact]
    public void Named_needs_name_and_telephone_before_it_is_submitted()
    {
        Assert.Equal(Replies.AskIdentity, Say(OneTown, "松岗村路面塌陷", "实名", "提交").Reply);
        Assert.Equal(EffectKind.Submit, Say(OneTown, "松岗村路面塌陷", "实名", "张三 13800000000", "提交").Effect);
    }

    [Fact]
    public void A_second_hazard_is_held_and_never_lost_by_submitting()
    {
        var turn = Say(OneTown, "松岗村路面塌陷", "加油站有人抽烟", "提交");
        Assert.Equal(EffectKind.SubmitThenNext, turn.Effect);
        Assert.Equal("加油站有人抽烟", turn.Session.Held);
    }
}
