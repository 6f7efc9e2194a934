using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Words, menu keys and receipts at any point.</summary>
public abstract class CommandScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public static TheoryData<string, string[]> Points => new()
    {
        { "nothing", [] },
        { "what is missing", ["实名"] },
        { "where is missing", ["电线杆歪了"] },
        { "identity is missing", ["松岗村路面塌陷", "实名"] },
        { "complete", ["松岗村路面塌陷"] },
        { "a second matter is held", ["松岗村路面塌陷", "罗集村加油站有人抽烟"] },
    };

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Every_command_is_answered_at_any_point_and_the_draft_stays(string point, string[] before)
    {
        var receipt = CoreDouble.NewReceipt();
        foreach (var (word, answer) in new[]
        {
            ("帮助", Replies.Help), ("人工", Replies.Human("0564-1234567")), ("领奖", Replies.Reward("https://example.test")),
            ("查询", Replies.AskReceipt), (receipt, "核查中（供电所）"), ("查询", "核查中（供电所）"), ("补充", Replies.AskSupplement(receipt)), ("完成", ""),
            ("撤回", Replies.ConfirmWithdrawal(receipt)), ("取消", Replies.NotDone), ("我要举报", ""),
        })
        {
            await using var other = await Chat.StartAsync(store);
            await other.SayAsync(before);
            if (word is "补充" or "完成" or "撤回" or "取消" || answer == "核查中（供电所）")
            {
                await other.SayAsync(receipt);
                await other.SayAsync(word switch { "完成" => ["补充"], "取消" => ["撤回"], _ => [] });
            }

            var got = word == "帮助" ? await other.ClickAsync(word) : await other.SayAsync(word);
            Assert.True(got.Contains(answer, StringComparison.Ordinal), $"{word} when {point}: {got}");
            await other.SayAsync(word == "补充" ? ["完成"] : []);
            await AssertDraftStaysAsync(other, before);
        }
    }

    [Fact]
    public async Task A_receipt_pasted_anywhere_is_understood_however_it_is_written()
    {
        var receipt = CoreDouble.NewReceipt();
        Assert.Contains("核查中", await chat.SayAsync($"我的码是 {receipt.ToLowerInvariant()} 现在怎么样了"), StringComparison.Ordinal);
        Assert.Contains("核查中", await chat.SayAsync(receipt.Replace("-", " ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("核查中", await chat.SayAsync(receipt.Replace('-', '－')), StringComparison.Ordinal);
        var answer = await chat.SayAsync(receipt);
        Assert.Contains("供电所：明天派人去看", answer, StringComparison.Ordinal);
        Assert.Contains("您：好的", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_receipt_works_after_a_newer_one()
    {
        var old = CoreDouble.NewReceipt();
        await chat.SayAsync("松岗村路面塌陷", "提交");
        Assert.Contains(Replies.Progress(chat.Core.Tracked, old), await chat.SayAsync(old), StringComparison.Ordinal);
        await chat.SayAsync("补充", "护栏也断了");
        Assert.Equal(old, Assert.Single(chat.Core.Supplements).Receipt);
    }

    [Fact]
    public async Task A_receipt_with_a_wrong_character_is_said_to_be_wrong_and_never_reported()
    {
        var receipt = CoreDouble.NewReceipt();
        Assert.Equal(Replies.ReceiptMistyped, await chat.SayAsync(receipt[..^4]));
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
    }

    [Fact]
    public async Task The_command_that_asked_for_the_receipt_goes_on_when_it_comes()
    {
        var receipt = CoreDouble.NewReceipt();
        Assert.Equal(Replies.AskReceipt, await chat.SayAsync("撤回"));
        Assert.Equal(Replies.ConfirmWithdrawal(receipt), await chat.SayAsync(receipt));
        Assert.Equal(Replies.Withdrawn, await chat.SayAsync("确认撤回"));
        Assert.Equal([receipt], chat.Core.Withdrawn);
    }

    [Fact]
    public async Task Submitting_a_draft_never_confirms_a_withdrawal()
    {
        await chat.SayAsync("松岗村路面塌陷", "提交", "罗集村窨井盖没了", "撤回", "提交");
        Assert.Empty(chat.Core.Withdrawn);
        Assert.Equal(2, chat.Core.Submitted.Count);
    }

    [Fact]
    public async Task Words_photos_recordings_and_a_place_are_added_to_a_report()
    {
        var receipt = Chat.Receipt(await chat.SayAsync("松岗村路面塌陷", "提交"));
        Assert.Equal(Replies.Supplemented, await chat.SayAsync("补充", "又裂了一块"));
        Assert.Equal(Replies.Supplemented, await chat.PhotoAsync("later-1"));
        Assert.Equal(Replies.Supplemented, await chat.VoiceAsync("就在桥头", "later-2"));
        Assert.Equal(Replies.Supplemented, await chat.PinAsync(label: "桥头"));
        Assert.Equal(Replies.SupplementDone, await chat.SayAsync("完成"));
        Assert.All(chat.Core.Supplements, one => Assert.Equal(receipt, one.Receipt));
        Assert.Equal(["又裂了一块", "", "就在桥头"], chat.Core.Supplements.Take(3).Select(one => one.Text));
        Assert.Equal([0, 1, 1, 0], chat.Core.Supplements.Select(one => one.Evidence.Count));
        Assert.StartsWith("位置：桥头", chat.Core.Supplements[3].Text, StringComparison.Ordinal);
        Assert.Equal(Replies.AskWhere, await chat.SayAsync("电线杆歪了"));
    }

    [Theory]
    [InlineData("是的")]
    [InlineData("不是")]
    [InlineData("没有了。")]
    public async Task A_short_answer_to_the_departments_question_reaches_it(string answer)
    {
        await chat.SayAsync(CoreDouble.NewReceipt());

        Assert.Equal(Replies.Supplemented, await chat.SayAsync("补充", answer));
        Assert.Equal(answer, Assert.Single(chat.Core.Supplements).Text);
    }

    [Fact]
    public async Task Ten_quiet_minutes_end_supplementing_so_that_a_new_matter_is_a_new_report()
    {
        await chat.SayAsync("松岗村路面塌陷", "提交", "补充");
        chat.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("请核对", await chat.SayAsync("罗集村窨井盖没了"), StringComparison.Ordinal);
        Assert.Empty(chat.Core.Supplements);
    }

    [Fact]
    public async Task Notices_are_asked_for_and_stopped_and_the_person_is_told_what_is_kept()
    {
        var answer = await chat.SayAsync("松岗村路面塌陷", "提交");
        Assert.Contains("最后一次答复后删除", answer, StringComparison.Ordinal);
        Assert.Equal(Replies.Subscribed(Chat.Receipt(answer)), await chat.TapAsync(answer, "通知我"));
        Assert.Equal((Chat.Receipt(answer), chat.OpenId), Assert.Single(chat.Core.Subscribed));
        chat.Core.Tracked = chat.Core.Tracked with { Subscribed = true, AnswerAwaited = true };
        var progress = await chat.SayAsync("进度");
        Assert.Contains("部门在等您回答", progress, StringComparison.Ordinal);
        Assert.Equal(Replies.Unsubscribed(Chat.Receipt(answer)), await chat.TapAsync(progress, "不再通知"));
        Assert.Equal(Replies.AskSupplement(Chat.Receipt(answer)), await chat.TapAsync(progress, "回答"));
        Assert.Single(chat.Core.Unsubscribed);
    }

    [Fact]
    public async Task A_second_matter_is_held_until_the_person_says_what_it_is()
    {
        var question = await chat.SayAsync("松岗村路面塌陷", "罗集村加油站有人抽烟");
        Assert.Contains("罗集村加油站有人抽烟", question, StringComparison.Ordinal);
        var answer = await chat.TapAsync(question, "另报一条");
        Assert.Contains("查询码", answer, StringComparison.Ordinal);
        Assert.Contains("请核对", answer, StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal(["松岗村路面塌陷", "罗集村加油站有人抽烟"], chat.Core.Submitted.Select(report => report.Text));
        Assert.Equal(["341503205201", "341503205207"], chat.Core.Submitted.Select(report => report.VillageCode));
    }

    [Fact]
    public async Task More_of_the_same_is_put_together_and_nothing_held_is_lost_by_submitting()
    {
        await chat.TapAsync(await chat.SayAsync("松岗村路面塌陷", "有半米深"), "补充到这条");
        await chat.SayAsync("罗集村窨井盖没了", "罗集村路灯也不亮", "提交", "提交");
        Assert.Equal(["松岗村路面塌陷；有半米深", "罗集村窨井盖没了；罗集村路灯也不亮"], chat.Core.Submitted.Select(report => report.Text));
    }

    [Fact]
    public async Task A_day_of_silence_ends_the_draft_and_the_person_is_told_once()
    {
        await chat.SayAsync("松岗村路面塌陷");
        chat.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Contains("请核对", await chat.SayAsync("继续"), StringComparison.Ordinal);
        chat.Clock.Advance(TimeSpan.FromHours(25));
        var answer = await chat.SayAsync("提交");
        Assert.StartsWith(Replies.DraftExpired, answer, StringComparison.Ordinal);
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
        Assert.Empty(chat.Core.Submitted);
    }

    [Fact]
    public async Task Somebody_who_leaves_is_forgotten()
    {
        await chat.SayAsync("松岗村路面塌陷", "提交", "罗集村窨井盖没了");
        Assert.Equal("", await chat.SendAsync(new UnsubscribeEvent()));
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
        Assert.Equal(Replies.AskReceipt, await chat.SayAsync("查询"));
    }

    private static async Task AssertDraftStaysAsync(Chat other, string[] before)
    {
        if (before is ["松岗村路面塌陷", ..] && !before.Contains("实名"))
        {
            await other.SayAsync("提交");
            Assert.Equal("松岗村路面塌陷", other.Core.Submitted[0].Text);
        }
        else if (before is ["电线杆歪了"])
        {
            await other.SayAsync("老油坊旁边", "提交");
            Assert.Equal("老油坊旁边", other.Core.Submitted[0].Place);
        }
        else if (before.Length > 0 && before[0] != "实名")
        {
            await other.SayAsync("张三 13800000000", "提交");
            Assert.Equal("张三", other.Core.Submitted[0].Name);
        }
    }
}

public sealed class CommandScenariosOnGarnet(GarnetFixture store) : CommandScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class CommandScenariosOnRedis(RedisFixture store) : CommandScenarioTests(store), IClassFixture<RedisFixture>;
