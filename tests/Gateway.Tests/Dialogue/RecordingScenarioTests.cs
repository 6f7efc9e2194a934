using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>A recording goes where its words go; what WeChat makes of it is never all there is.</summary>
public abstract class RecordingScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task Of_a_second_matter_it_goes_with_the_report_its_words_go_into()
    {
        await chat.SayAsync("松岗村路面塌陷");
        await chat.TapAsync(await chat.VoiceAsync("罗集村加油站有人抽烟"), "另报一条");
        await chat.SayAsync("提交");
        Assert.Empty(chat.Core.Submitted[0].EvidenceIds);
        Assert.Equal("罗集村加油站有人抽烟", chat.Core.Submitted[1].Text);
        Assert.Single(chat.Core.Submitted[1].EvidenceIds);
    }

    [Fact]
    public async Task Of_more_about_the_same_matter_it_goes_with_that_report()
    {
        await chat.SayAsync("松岗村路面塌陷");
        await chat.TapAsync(await chat.VoiceAsync("有半米深"), "补充到这条");
        await chat.SayAsync("提交");
        Assert.Equal("松岗村路面塌陷；有半米深", Assert.Single(chat.Core.Submitted).Text);
        Assert.Single(chat.Core.Submitted[0].EvidenceIds);
    }

    [Fact]
    public async Task Held_back_and_then_cancelled_it_is_in_no_later_report()
    {
        await chat.SayAsync("松岗村路面塌陷");
        await chat.VoiceAsync("罗集村加油站有人抽烟");
        await chat.SayAsync("取消", "松岗村窨井盖没了", "护栏也断了", "补充到这条", "提交");
        Assert.Empty(Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Theory]
    [InlineData("嗯。")]
    [InlineData("abc")]
    [InlineData("。")]
    [InlineData("他妈的混蛋")]
    public async Task Of_which_WeChat_made_nothing_it_is_kept_and_one_line_is_asked_for(string recognition)
    {
        Assert.Equal(Replies.VoiceWithoutWords, await chat.VoiceAsync(recognition));
        await chat.SayAsync("松岗村路面塌陷", "提交");
        Assert.Single(Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("帮助")]
    [InlineData("查询")]
    [InlineData("谢谢")]
    public async Task A_spoken_command_is_carried_out_and_begins_no_report(string word)
    {
        await chat.VoiceAsync(word);
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
    }

    [Fact]
    public async Task With_a_name_in_it_it_stays_out_of_the_report()
    {
        await chat.SayAsync("松岗村路面塌陷", "实名");
        await chat.VoiceAsync("嗯", "voice-1");
        await chat.VoiceAsync("我叫张三，电话 13800000000", "voice-2");
        await chat.SayAsync("提交");
        Assert.Empty(Assert.Single(chat.Core.Submitted).EvidenceIds);
        Assert.Equal("张三", chat.Core.Submitted[0].Name);
    }

    [Fact]
    public async Task Beyond_nine_files_its_words_are_taken_and_the_recording_is_said_not_to_be()
    {
        await chat.SayAsync("电线杆歪了");
        foreach (var i in Enumerable.Range(1, 9))
        {
            await chat.PhotoAsync($"photo-{i}");
        }

        Assert.Contains(Replies.TooManyMedia, await chat.VoiceAsync("松岗村小学门口"), StringComparison.Ordinal);
        Assert.Contains(Replies.TooManyMedia, await chat.TapAsync(await chat.VoiceAsync("快要压到教室了"), "补充到这条"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal(9, Assert.Single(chat.Core.Submitted).EvidenceIds.Count);
        Assert.EndsWith("快要压到教室了", chat.Core.Submitted[0].Text, StringComparison.Ordinal);
    }
}

public sealed class RecordingsOnGarnet(GarnetFixture store) : RecordingScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class RecordingsOnRedis(RedisFixture store) : RecordingScenarioTests(store), IClassFixture<RedisFixture>;
