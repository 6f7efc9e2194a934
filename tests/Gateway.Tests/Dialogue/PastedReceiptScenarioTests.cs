using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Words beside a receipt in one message reach that report, or are said not to have; danger in them is heard.</summary>
public abstract class PastedReceiptScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private readonly string receipt = CoreDouble.NewReceipt();
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Theory]
    [InlineData("补充 {0}：护栏也断了", "护栏也断了")]
    [InlineData("我要补充，查询码：{0}\n护栏也断了。", "护栏也断了。")]
    [InlineData("{0} 补充：护栏也断了", "护栏也断了")]
    [InlineData("补充 {0} 断了", "断了")]
    public async Task Said_to_be_more_they_are_added_at_once(string text, string added)
    {
        Assert.Equal(Replies.Supplemented, await chat.SayAsync(text.Replace("{0}", receipt, StringComparison.Ordinal)));
        Assert.Equal((receipt, added), chat.Core.Supplements.Select(one => (one.Receipt, one.Text)).Single());
        Assert.Equal(Replies.Supplemented, await chat.PhotoAsync());
        Assert.Equal(2, chat.Core.Supplements.Count);
    }

    [Fact]
    public async Task While_something_is_being_added_they_are_added_too()
    {
        await chat.SayAsync(CoreDouble.NewReceipt(), "补充");
        Assert.Equal(Replies.Supplemented, await chat.SayAsync($"护栏也断了 {receipt}"));
        Assert.Equal((receipt, "护栏也断了"), chat.Core.Supplements.Select(one => (one.Receipt, one.Text)).Single());
    }

    [Fact]
    public async Task With_the_receipt_that_was_asked_for_they_are_added()
    {
        Assert.Equal(Replies.AskReceipt, await chat.SayAsync("补充"));
        Assert.Equal(Replies.Supplemented, await chat.SayAsync($"{receipt}，护栏也断了"));
        Assert.Equal("护栏也断了", Assert.Single(chat.Core.Supplements).Text);
    }

    [Theory]
    [InlineData("{0}：煤气又漏了，有人中毒", "煤气又漏了，有人中毒")]
    [InlineData("补充 {0}：煤气又漏了，有人中毒", "煤气又漏了，有人中毒")]
    [InlineData("{0} 着火了", "着火了")]
    public async Task Danger_in_them_is_answered_with_the_emergency_numbers_and_reaches_the_report(string text, string added)
    {
        Assert.Equal(Replies.Danger + Replies.Supplemented, await chat.SayAsync(text.Replace("{0}", receipt, StringComparison.Ordinal)));
        Assert.Equal((receipt, added), chat.Core.Supplements.Select(one => (one.Receipt, one.Text)).Single());
    }

    [Fact]
    public async Task Otherwise_progress_is_shown_and_they_are_said_not_to_be_added_yet()
    {
        var answer = await chat.SayAsync($"{receipt} 桥头那边护栏也断了一截");
        Assert.Contains("“桥头那边护栏也断了一截”还没有加进去", answer, StringComparison.Ordinal);
        Assert.Contains("核查中", answer, StringComparison.Ordinal);
        Assert.Empty(chat.Core.Supplements);
        Assert.Equal(Replies.AskSupplement(receipt), await chat.TapAsync(answer, "补充"));
    }

    [Theory]
    [InlineData("查询 {0}")]
    [InlineData("我的查询码是{0}，请问处理得怎么样了？")]
    [InlineData("你好，{0} 这个到哪一步了")]
    [InlineData("查询码：{0}")]
    [InlineData("{0} 谢谢")]
    public async Task A_question_about_progress_gets_progress_and_nothing_else(string text) =>
        Assert.StartsWith("查询码尾号", await chat.SayAsync(text.Replace("{0}", receipt, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task A_command_beside_it_is_carried_out() =>
        Assert.Equal(Replies.ConfirmWithdrawal(receipt), await chat.SayAsync($"撤回 {receipt}"));

    [Fact]
    public async Task Beside_a_mistyped_receipt_danger_is_heard_and_words_are_said_not_to_be_taken()
    {
        var answer = await chat.SayAsync($"补充 {receipt[..^4]}：煤气又漏了，有人中毒");
        Assert.StartsWith(Replies.Danger + Replies.ReceiptMistyped, answer, StringComparison.Ordinal);
        Assert.Contains("别的话没有记下", answer, StringComparison.Ordinal);
        Assert.Equal(Replies.ReceiptMistyped, await chat.SayAsync($"我的查询码 {receipt[..^4]}"));
    }

    [Fact]
    public async Task An_open_draft_stays_what_it_is()
    {
        await chat.SayAsync("松岗村路面塌陷", $"补充 {receipt}：护栏也断了", "完成", "提交");
        Assert.Equal("松岗村路面塌陷", Assert.Single(chat.Core.Submitted).Text);
        Assert.Equal(receipt, Assert.Single(chat.Core.Supplements).Receipt);
    }
}

public sealed class PastedReceiptsOnGarnet(GarnetFixture store) : PastedReceiptScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class PastedReceiptsOnRedis(RedisFixture store) : PastedReceiptScenarioTests(store), IClassFixture<RedisFixture>;
