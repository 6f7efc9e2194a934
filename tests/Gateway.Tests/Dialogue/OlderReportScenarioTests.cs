using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>A link that is tapped later is about the report it stood under, whatever was reported or shown since.</summary>
public abstract class OlderReportScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Theory]
    [InlineData("question")]
    [InlineData("reply")]
    public async Task What_is_written_after_a_notice_goes_to_the_report_the_notice_is_about(string kind)
    {
        var (older, newer) = (CoreDouble.NewReceipt(), CoreDouble.NewReceipt());
        var notice = PushTexts.Message(kind, "在桥的哪一头？", $"341503205-…-{Replies.Tail(older)}");
        await chat.SayAsync(newer);

        Assert.Equal(Replies.AskReceiptOf(Replies.Tail(older)), await chat.TapAsync(notice, "补充"));
        Assert.Equal(Replies.AskSupplement(older), await chat.SayAsync(older));
        await chat.SayAsync("就在小学东边");
        Assert.Equal((older, "就在小学东边"), chat.Core.Supplements.Select(one => (one.Receipt, one.Text)).Single());
    }

    [Fact]
    public async Task The_rest_of_a_long_notice_is_never_looked_for_in_another_report()
    {
        var (older, newer) = (CoreDouble.NewReceipt(), CoreDouble.NewReceipt());
        var notice = PushTexts.Message("reply", new string('查', 3000), $"341503205-…-{Replies.Tail(older)}");
        await chat.SayAsync(newer);

        Assert.Equal(Replies.AskReceiptOf(Replies.Tail(older)), await chat.TapAsync(notice, "查询"));
        Assert.StartsWith($"查询码尾号 {Replies.Tail(older)}", await chat.SayAsync(older), StringComparison.Ordinal);
        Assert.StartsWith($"查询码尾号 {Replies.Tail(older)}", await chat.TapAsync(notice, "查询"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_are_asked_for_under_the_receipt_of_the_report_they_are_of()
    {
        var first = await chat.SayAsync("松岗村路面塌陷", "提交");
        await chat.SayAsync("罗集村窨井盖没了", "提交");

        Assert.Contains(Replies.Tail(Chat.Receipt(first)), await chat.TapAsync(first, "通知我"), StringComparison.Ordinal);
        Assert.Empty(chat.Core.Subscribed);
        var subscribed = await chat.SayAsync(Chat.Receipt(first));
        Assert.Contains($"尾号 {Replies.Tail(Chat.Receipt(first))}", subscribed, StringComparison.Ordinal);
        Assert.Equal(Chat.Receipt(first), Assert.Single(chat.Core.Subscribed).Receipt);

        await chat.SayAsync(CoreDouble.NewReceipt());
        await chat.TapAsync(subscribed, "不再通知");
        Assert.Empty(chat.Core.Unsubscribed);
    }

    [Fact]
    public async Task Neither_link_of_a_withdrawal_takes_back_another_report()
    {
        var (older, newer) = (CoreDouble.NewReceipt(), CoreDouble.NewReceipt());
        var progress = await chat.SayAsync(older);
        var confirmation = await chat.TapAsync(progress, "撤回");
        await chat.TapAsync(await chat.SayAsync(newer), "撤回");

        Assert.Equal(Replies.AskReceiptOf(Replies.Tail(older)), await chat.TapAsync(confirmation, "确认撤回"));
        await chat.TapAsync(progress, "撤回");
        Assert.Empty(chat.Core.Withdrawn);

        Assert.Equal(Replies.ConfirmWithdrawal(older), await chat.SayAsync(older));
        Assert.Equal(Replies.Withdrawn, await chat.TapAsync(confirmation, "确认撤回"));
        Assert.Equal([older], chat.Core.Withdrawn);
    }

    [Fact]
    public async Task A_confirmation_tapped_long_after_asks_once_more()
    {
        var receipt = CoreDouble.NewReceipt();
        var confirmation = await chat.TapAsync(await chat.SayAsync(receipt), "撤回");
        await chat.SayAsync("取消");

        Assert.Equal(Replies.ConfirmWithdrawal(receipt), await chat.TapAsync(confirmation, "确认撤回"));
        Assert.Empty(chat.Core.Withdrawn);
    }

    [Fact]
    public async Task The_links_of_the_report_just_shown_work_at_one_tap()
    {
        chat.Core.Tracked = chat.Core.Tracked with { AnswerAwaited = true };
        var receipt = CoreDouble.NewReceipt();

        Assert.Equal(Replies.AskSupplement(receipt), await chat.TapAsync(await chat.SayAsync(receipt), "回答"));
        await chat.SayAsync("松岗村路面塌陷", "完成");
        Assert.Equal(receipt, Assert.Single(chat.Core.Supplements).Receipt);
    }
}

public sealed class OlderReportsOnGarnet(GarnetFixture store) : OlderReportScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class OlderReportsOnRedis(RedisFixture store) : OlderReportScenarioTests(store), IClassFixture<RedisFixture>;
