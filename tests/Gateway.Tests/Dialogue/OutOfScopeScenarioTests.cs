using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Pointed elsewhere, and insisting.</summary>
public abstract class OutOfScopeScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Guidance = "这件事不属于安全隐患，可拨打 12345。";
    private Chat chat = null!;

    public async Task InitializeAsync()
    {
        chat = await Chat.StartAsync(store);
        chat.Core.Judge = _ => new(false, true, "", "", "", []);
    }

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task A_photo_does_not_make_the_question_go_away()
    {
        await chat.SayAsync("松岗村有块东西立在那里");

        Assert.Contains(Replies.AskInsistence, await chat.PhotoAsync(), StringComparison.Ordinal);
        Assert.Contains(Replies.AskInsistence, await chat.SayAsync("提交"), StringComparison.Ordinal);
        Assert.Contains(Replies.AskInsistence, await chat.SayAsync("继续"), StringComparison.Ordinal);
        Assert.Empty(chat.Core.Submitted);

        await chat.TapAsync(await chat.SayAsync("继续"), "坚持上报");
        await chat.SayAsync("提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal((true, 1), (report.Insist, report.EvidenceIds.Count));
    }

    [Fact]
    public async Task Who_was_pointed_elsewhere_on_the_receipt_and_insists_is_taken()
    {
        chat.Core.Judge = _ => new(false, false, "", "", "", []);
        chat.Core.Answer = new(CoreDouble.NewReceipt(), "安委办", false, 0, Guidance);
        var receipt = await chat.SayAsync("松岗村有块东西立在那里", "提交");
        Assert.Contains(Guidance, receipt, StringComparison.Ordinal);

        Assert.Equal(Replies.Insisted, await chat.TapAsync(receipt, "坚持上报"));

        Assert.Equal([Chat.Receipt(receipt)], chat.Core.Insisted);
        Assert.Single(chat.Core.Submitted);
    }

    [Fact]
    public async Task Insisting_where_there_is_nothing_is_answered_as_any_other_word_of_ours() =>
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("坚持上报"));

    [Fact]
    public async Task Danger_to_life_is_never_asked_whether_it_is_a_hazard()
    {
        var answer = await chat.SayAsync("松岗村大桥上有人要跳河，快来");

        Assert.StartsWith(Replies.Danger, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", answer, StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Urgent);
    }

    [Fact]
    public async Task A_recording_to_be_listened_to_goes_to_the_office_whatever_was_typed_beside_it()
    {
        await chat.VoiceAsync();
        await chat.SayAsync("我在松岗村东头", "请人听录音", "提交");

        Assert.Equal((true, "我在松岗村东头"), (Assert.Single(chat.Core.Submitted).Insist, chat.Core.Submitted[0].Text));
    }
}

public sealed class OutOfScopeScenariosOnGarnet(GarnetFixture store) : OutOfScopeScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class OutOfScopeScenariosOnRedis(RedisFixture store) : OutOfScopeScenarioTests(store), IClassFixture<RedisFixture>;
