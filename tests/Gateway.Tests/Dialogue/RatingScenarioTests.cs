using System.Text;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>满意 and 不满意 with the last answer, tapped or typed.</summary>
public abstract class RatingScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Page = "https://example.test";
    private Chat chat = null!;

    public async Task InitializeAsync()
    {
        chat = await Chat.StartAsync(store);
        chat.Core.Tracked = chat.Core.Tracked with { State = "unfounded", MayRate = true };
    }

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Theory]
    [InlineData("满意", true)]
    [InlineData("不满意", false)]
    public async Task Progress_with_a_last_answer_offers_both_words_and_a_tap_rates_the_report_just_shown(string word, bool satisfied)
    {
        var receipt = CoreDouble.NewReceipt();
        var progress = await chat.SayAsync(receipt);

        var answer = await chat.TapAsync(progress, word);

        Assert.Equal(satisfied ? Replies.Satisfied(receipt) : Replies.Dissatisfied(receipt, Page), answer);
        Assert.Equal((receipt, satisfied), Assert.Single(chat.Core.Rated));
    }

    [Fact]
    public async Task A_typed_word_is_about_the_report_just_shown_and_dissatisfaction_points_to_the_objection()
    {
        var receipt = CoreDouble.NewReceipt();
        await chat.SayAsync(receipt);

        var answer = await chat.SayAsync("不太满意！");

        Assert.Contains("不会改变处理结果", answer, StringComparison.Ordinal);
        Assert.Contains("提出异议", answer, StringComparison.Ordinal);
        Assert.Contains($"{Page}/t", answer, StringComparison.Ordinal);
        Assert.Equal((receipt, false), Assert.Single(chat.Core.Rated));
    }

    [Fact]
    public async Task Before_a_last_answer_neither_word_is_offered_and_afterwards_what_was_said_is_shown()
    {
        chat.Core.Tracked = chat.Core.Tracked with { MayRate = false };
        Assert.DoesNotContain("满意", await chat.SayAsync(CoreDouble.NewReceipt()), StringComparison.Ordinal);

        chat.Core.Tracked = chat.Core.Tracked with { Satisfied = false };
        var progress = await chat.SayAsync("查询");
        Assert.Contains("您对答复：不满意", progress, StringComparison.Ordinal);
        Assert.DoesNotContain(">不满意</a>", progress, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing-to-rate", Replies.NothingToRate)]
    [InlineData("already-rated", Replies.AlreadyRated)]
    [InlineData("report-withdrawn", Replies.AlreadyWithdrawn)]
    public async Task What_cannot_be_rated_is_said_clearly(string code, string answer)
    {
        await chat.SayAsync(CoreDouble.NewReceipt());
        chat.Core.RefuseRating = code;
        Assert.Equal(answer, await chat.SayAsync("满意"));
    }

    [Fact]
    public async Task Without_a_report_the_receipt_is_asked_for_and_the_word_goes_on_when_it_comes()
    {
        var receipt = CoreDouble.NewReceipt();
        Assert.Equal(Replies.AskReceipt, await chat.SayAsync("不满意"));
        Assert.Equal(Replies.Dissatisfied(receipt, Page), await chat.SayAsync(receipt));
        Assert.Equal((receipt, false), Assert.Single(chat.Core.Rated));
    }

    [Fact]
    public async Task A_tap_on_a_notice_rates_the_report_the_notice_is_about_and_never_another_shown_since()
    {
        var (told, other) = (CoreDouble.NewReceipt(), CoreDouble.NewReceipt());
        var notice = PushTexts.Message("final", "核查结论：属实", $"341503205-…-{Replies.Tail(told)}");
        await chat.SayAsync(other);

        Assert.Equal(Replies.AskReceiptOf(Replies.Tail(told)), await chat.TapAsync(notice, "满意"));
        Assert.Empty(chat.Core.Rated);
        Assert.Equal(Replies.Satisfied(told), await chat.SayAsync(told));
        Assert.Equal(Replies.Dissatisfied(told, Page), await chat.TapAsync(notice, "不满意"));
        Assert.Equal([(told, true), (told, false)], chat.Core.Rated);
    }

    [Fact]
    public void The_longest_notice_of_a_last_answer_still_reaches_the_phone_whole()
    {
        var notice = PushTexts.Message("final", new string('查', 3000), "341503205-…-C4TE");
        Assert.Contains(">不满意</a>", notice, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(notice), 1500, XmlText.MaxTextBytes);
    }

    [Fact]
    public async Task As_the_answer_to_a_question_the_word_goes_to_the_department()
    {
        var receipt = CoreDouble.NewReceipt();
        Assert.Equal(Replies.Supplemented, await chat.SayAsync(receipt, "补充", "不满意"));
        Assert.Equal((receipt, "不满意"), (chat.Core.Supplements[0].Receipt, chat.Core.Supplements[0].Text));
        Assert.Empty(chat.Core.Rated);
    }

    [Fact]
    public async Task A_draft_stays_what_it_is()
    {
        await chat.SayAsync("松岗村路面塌陷", "满意", CoreDouble.NewReceipt(), "提交");
        Assert.Equal("松岗村路面塌陷", Assert.Single(chat.Core.Submitted).Text);
        Assert.Single(chat.Core.Rated);
    }
}

public sealed class RatingScenariosOnGarnet(GarnetFixture store) : RatingScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class RatingScenariosOnRedis(RedisFixture store) : RatingScenarioTests(store), IClassFixture<RedisFixture>;
