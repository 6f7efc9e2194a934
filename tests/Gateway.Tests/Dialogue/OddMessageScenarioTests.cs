using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Danger right now, and what people send that is no report.</summary>
public abstract class OddMessageScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Theory]
    [InlineData("松岗村加油站着火了")]
    [InlineData("家里煤气泄漏")]
    [InlineData("有人被困在电梯里")]
    [InlineData("电线掉在地上了")]
    [InlineData("妈的着火了")]
    [InlineData("村口超市发生火灾")]
    [InlineData("货车侧翻造成三人受伤")]
    public async Task Danger_right_now_gets_the_emergency_numbers_first_at_any_point_and_is_marked(string text)
    {
        Assert.StartsWith(Replies.Danger, await chat.SayAsync(text), StringComparison.Ordinal);
        await chat.SayAsync("松岗村", "提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Urgent);
        Assert.StartsWith(Replies.Danger, await chat.SayAsync("补充", text), StringComparison.Ordinal);
        Assert.StartsWith(Replies.Danger, await chat.SayAsync("罗集村路面塌陷", "实名", text), StringComparison.Ordinal);
        Assert.StartsWith(Replies.Danger, await chat.SayAsync(text + new string('字', 2000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("松岗村超市没有灭火器，有火灾隐患")]
    [InlineData("松岗村木器厂电线老化，容易着火")]
    [InlineData("松岗村塘边去年有人溺水，一直没有护栏")]
    [InlineData("松岗村出租屋就一个门，一旦发生火灾跑不出去")]
    public async Task What_may_happen_or_happened_long_ago_is_no_alarm(string text) =>
        Assert.StartsWith("请核对", await chat.SayAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task The_cores_own_sense_of_urgency_counts_too()
    {
        chat.Core.Judge = _ => new(true, false, "", "", "", []);
        Assert.StartsWith(Replies.Danger, await chat.SayAsync("松岗村塘坝渗水越来越大"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Urgent);
    }

    [Theory]
    [InlineData("", Replies.Begin)]
    [InlineData("   ", Replies.Begin)]
    [InlineData("。。。", Replies.Sticker)]
    [InlineData("【收到不支持的消息类型，暂无法显示】", Replies.Sticker)]
    [InlineData("😀😀", Replies.Sticker)]
    [InlineData("[微笑][强]", Replies.Sticker)]
    [InlineData("你们混蛋", Replies.Abuse)]
    [InlineData("谢谢", Replies.Thanks)]
    [InlineData("不是", Replies.NothingToSubmit)]
    [InlineData("就是这个，我也看到1", Replies.NothingToSubmit)]
    [InlineData("取消", Replies.NothingToCancel)]
    [InlineData("abc", Replies.Unclear)]
    [InlineData("123456", Replies.Unclear)]
    [InlineData("119", Replies.Danger)]
    [InlineData("ＯＫ", Replies.Fine)]
    [InlineData("嗯嗯", Replies.Fine)]
    public async Task What_is_no_report_gets_a_sensible_answer_and_starts_none(string text, string answer)
    {
        Assert.Contains(answer, await chat.SayAsync(text), StringComparison.Ordinal);
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("")]
    [InlineData("你们混蛋")]
    [InlineData("好的")]
    public async Task In_the_middle_of_a_draft_it_stays_out_of_the_report(string text)
    {
        await chat.SayAsync("松岗村路面塌陷", text, "提交");
        Assert.Equal("松岗村路面塌陷", Assert.Single(chat.Core.Submitted).Text);
    }

    [Fact]
    public async Task Two_thousand_characters_are_taken_and_one_more_is_not()
    {
        var text = "松岗村" + new string('坑', 1997);
        var summary = await chat.SayAsync(text);
        Assert.Contains("共 2000 字", summary, StringComparison.Ordinal);
        Assert.Single(XmlText.Split(summary));
        Assert.Equal(Replies.TooLong, await chat.SayAsync(text + "坑"));
        await chat.SayAsync("提交");
        Assert.Equal(text, Assert.Single(chat.Core.Submitted).Text);
    }
}

public sealed class OddMessagesOnGarnet(GarnetFixture store) : OddMessageScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class OddMessagesOnRedis(RedisFixture store) : OddMessageScenarioTests(store), IClassFixture<RedisFixture>;
