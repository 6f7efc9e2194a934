using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>From the first word to the receipt.</summary>
public abstract class ReportScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task One_sentence_and_one_word_make_a_report()
    {
        var summary = await chat.SayAsync("松岗村小学门口电线杆歪了，快倒了");
        Assert.Contains("请核对", summary, StringComparison.Ordinal);
        Assert.Contains("小学门口", summary, StringComparison.Ordinal);
        Assert.Contains("方式：匿名", summary, StringComparison.Ordinal);
        var receipt = await chat.SayAsync("提交");
        Assert.Matches(@"查询码：341503205(-[0-9A-HJKMNP-TV-Z]{4}){4}-[0-9A-Z*~$=]\n", receipt);
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal("松岗村小学门口电线杆歪了，快倒了", report.Text);
        Assert.Equal("341503205201", report.VillageCode);
        Assert.Equal(ReporterAnonymity.Anonymous, report.Anonymity);
        Assert.Equal("", report.Name + report.Phone);
        Assert.Equal(chat.PersonKey, report.SenderHash);
    }

    [Fact]
    public async Task The_summary_can_be_submitted_with_one_tap()
    {
        await chat.TapAsync(await chat.SayAsync("松岗村路面塌陷"), "提交");
        Assert.Single(chat.Core.Submitted);
    }

    [Fact]
    public async Task Without_a_place_only_the_place_is_asked_and_three_messages_are_enough()
    {
        Assert.Equal(Replies.AskWhere, await chat.SayAsync("电线杆歪了"));
        Assert.Contains("地点：老油坊旁边", await chat.SayAsync("老油坊旁边"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal("老油坊旁边", Assert.Single(chat.Core.Submitted).Place);
    }

    [Fact]
    public async Task A_place_alone_makes_it_ask_what_is_dangerous_there()
    {
        Assert.Equal(Replies.AskWhatThere, await chat.SayAsync("小学门口"));
        Assert.Contains("请核对", await chat.SayAsync("电线杆歪了"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_does_not_know_where_is_helped_on()
    {
        await chat.SayAsync("电线杆歪了");
        Assert.Equal(Replies.AskWhereAgain, await chat.SayAsync("不知道"));
        Assert.Contains("离位置最近的是松岗村委会，约120米", await chat.PinAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo", "pin", "text")]
    [InlineData("pin", "text", "photo")]
    [InlineData("text", "photo", "pin")]
    [InlineData("photo", "text", "pin")]
    [InlineData("pin", "photo", "text")]
    [InlineData("text", "pin", "photo")]
    public async Task Sentence_photo_and_place_come_in_any_order(string first, string second, string third)
    {
        foreach (var kind in new[] { first, second, third })
        {
            await (kind switch { "photo" => chat.PhotoAsync(), "pin" => chat.PinAsync(), _ => chat.SayAsync("电线杆歪了") });
        }

        await chat.SayAsync("提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal(["evidence-1"], report.EvidenceIds);
        Assert.Equal(116.36, report.Pin!.Longitude);
        Assert.Equal("电线杆歪了", report.Text);
    }

    [Fact]
    public async Task A_recognised_recording_counts_as_typed_and_goes_with_the_report()
    {
        Assert.Contains("请核对", await chat.VoiceAsync("松岗村路面塌陷"), StringComparison.Ordinal);
        await chat.VoiceAsync("提交", "voice-2");
        Assert.Equal(["evidence-1"], Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Fact]
    public async Task A_recording_without_words_is_kept_and_one_line_is_asked_for()
    {
        Assert.Equal(Replies.VoiceWithoutWords, await chat.VoiceAsync());
        await chat.SayAsync("松岗村路面塌陷", "提交");
        Assert.Single(Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Fact]
    public async Task A_recording_without_words_can_be_left_to_an_operator()
    {
        var answer = await chat.TapAsync(await chat.VoiceAsync(), "请人听录音");
        Assert.Contains("请核对", answer, StringComparison.Ordinal);
        await chat.TapAsync(answer, "提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal(Replies.ListenToRecording, report.Text);
        Assert.True(report.Insist);
        Assert.Single(report.EvidenceIds);
    }

    [Fact]
    public async Task A_video_is_evidence_and_a_file_is_declined_with_a_hint()
    {
        await chat.SayAsync("松岗村路面塌陷");
        Assert.Equal(Replies.MediaTaken(1) + Replies.VideoKept, await chat.SendAsync(new VideoMessage { MediaId = "video-1" }));
        Assert.Equal(Replies.Unsupported, await chat.SendAsync(new FileMessage { Title = "a.pdf" }));
        Assert.Equal(Replies.Unsupported, await chat.SendAsync(new UnknownMessage()));
    }

    [Fact]
    public async Task A_photo_is_not_said_to_be_kept_as_it_came()
    {
        await chat.SayAsync("松岗村路面塌陷");
        Assert.Equal(Replies.MediaTaken(1), await chat.SendAsync(new ImageMessage { MediaId = "photo-1" }));
    }

    [Fact]
    public async Task A_link_counts_as_words() =>
        Assert.Equal(Replies.AskWhere, await chat.SendAsync(new LinkMessage { Title = "加油站卸油没人看着", Url = "https://example.test/v" }));

    [Theory]
    [InlineData("保密", nameof(ReporterAnonymity.Confidential))]
    [InlineData("实名", nameof(ReporterAnonymity.Named))]
    public async Task Confidential_and_named_ask_for_name_and_telephone_and_nothing_else(string word, string anonymity)
    {
        var summary = await chat.SayAsync("松岗村路面塌陷");
        Assert.Contains("请发姓名和电话", await chat.TapAsync(summary, word), StringComparison.Ordinal);
        Assert.Contains("还缺电话", await chat.SayAsync("张三"), StringComparison.Ordinal);
        Assert.Empty(chat.Core.Submitted);
        var again = await chat.SayAsync("138 0000 0000");
        Assert.Contains("姓名电话已封存", again, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", again, StringComparison.Ordinal);
        await chat.SayAsync("提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal((anonymity, "张三", "138 0000 0000"), (report.Anonymity.ToString(), report.Name, report.Phone));
    }

    [Fact]
    public async Task Named_is_not_submitted_without_a_name_and_anonymous_forgets_it()
    {
        Assert.Contains("请发姓名和电话", await chat.SayAsync("松岗村路面塌陷", "实名", "提交"), StringComparison.Ordinal);
        Assert.Contains("方式：匿名", await chat.SayAsync("李四 13900000000", "匿名"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal("", chat.Core.Submitted[0].Name + chat.Core.Submitted[0].Phone);
    }

    [Fact]
    public async Task An_insider_says_so_and_the_unit_can_be_kept_from_it()
    {
        await chat.SayAsync("松岗村木器厂粉尘积了很厚", "我是员工", "不要让该单位知道", "提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.True(report is { Insider: true, HideFromUnit: true });
    }

    [Fact]
    public async Task The_way_can_be_chosen_before_the_first_sentence()
    {
        Assert.Equal(Replies.AskWhat, await chat.SayAsync("我是员工"));
        await chat.SayAsync("松岗村木器厂粉尘积了很厚", "提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Insider);
    }

    [Fact]
    public async Task A_matter_that_is_no_hazard_is_pointed_elsewhere_and_still_taken_when_insisted_upon()
    {
        chat.Core.Judge = text => new(false, text.Contains("新农合", StringComparison.Ordinal), "", "", "", []);
        var answer = await chat.SayAsync("你们新农合今年交多少钱");
        Assert.Equal(Replies.AskInsistence, answer);
        await chat.TapAsync(answer, "坚持上报");
        await chat.SayAsync("罗集村", "提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Insist);
    }

    [Fact]
    public async Task A_hazard_written_after_an_idle_question_is_reported_without_the_question()
    {
        chat.Core.Judge = text => text.Contains("新农合", StringComparison.Ordinal) ? new(false, true, "", "", "", []) : new(false, false, "", "", "", []);
        await chat.SayAsync("你们新农合今年交多少钱", "松岗村的电线杆歪了", "提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal(("松岗村的电线杆歪了", false), (report.Text, report.Urgent));
    }

    [Fact]
    public async Task While_the_core_is_away_nothing_is_lost_and_the_second_try_is_the_same_report()
    {
        await chat.SayAsync("松岗村路面塌陷");
        chat.Core.IsAway = true;
        Assert.Equal(Replies.CoreUnavailable, await chat.SayAsync("提交"));
        chat.Core.IsAway = false;
        await chat.SayAsync("提交");
        var first = chat.Core.Submitted[0].RequestId;
        Assert.Equal("松岗村路面塌陷", chat.Core.Submitted[0].Text);
        Assert.Matches("^[0-9a-f]{32}$", first);
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_one_request_and_a_changed_one_another()
    {
        await chat.SayAsync("松岗村路面塌陷");
        // The core took it, but its answer got lost on the way.
        chat.Core.RefuseSubmit = BackendAnswer<SubmittedInfo>.Unavailable;
        await chat.SayAsync("提交");
        await chat.SayAsync("提交");
        await chat.SayAsync("松岗村路面塌陷", "提交");
        Assert.Equal(chat.Core.AttemptedIds[0], chat.Core.AttemptedIds[1]);
        Assert.NotEqual(chat.Core.AttemptedIds[1], chat.Core.AttemptedIds[2]);
    }

    [Fact]
    public async Task A_second_tap_on_submit_shows_the_receipt_again()
    {
        var receipt = Chat.Receipt(await chat.SayAsync("松岗村路面塌陷", "提交"));
        Assert.Equal(Replies.AlreadySubmitted(receipt), await chat.SayAsync("提交"));
        Assert.Single(chat.Core.Submitted);
    }

    [Fact]
    public async Task A_message_handled_twice_because_its_instance_died_changes_nothing()
    {
        await chat.SayAsync("松岗村路面塌陷");
        var submit = new TextMessage { Content = "提交" };
        var first = await chat.SendAsync(submit);
        Assert.Equal(first, await chat.RepeatAsync(submit));
        Assert.Single(chat.Core.Submitted);
    }
}

public sealed class ReportScenariosOnGarnet(GarnetFixture store) : ReportScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class ReportScenariosOnRedis(RedisFixture store) : ReportScenarioTests(store), IClassFixture<RedisFixture>;
