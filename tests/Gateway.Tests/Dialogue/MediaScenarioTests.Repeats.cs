using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Api;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>The core took the report, its answer got lost, and the person taps 提交 again.</summary>
public abstract partial class MediaScenarioTests
{
    [Fact]
    public async Task A_photo_that_was_late_at_a_submission_whose_answer_got_lost_still_reaches_the_report()
    {
        var slow = await SubmitLosingTheAnswerAsync();
        slow.SetResult(new WeChatMedia(MediaKind.Jpeg, "image/jpeg", WeChatDouble.Jpeg));
        await UntilKnownAsync("photo-1");
        await chat.PhotoAsync("photo-2");
        var answer = await chat.SayAsync("提交");
        Assert.Contains("有 2 份材料还在取", answer, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(chat.Core.Submitted).EvidenceIds);

        Assert.Equal(2, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
        Assert.All(chat.Core.Supplements, added => Assert.Equal((Chat.Receipt(answer), 1), (added.Receipt, added.Evidence.Count)));
    }

    [Fact]
    public async Task A_photo_that_is_lost_after_a_submission_whose_answer_got_lost_makes_no_second_report()
    {
        var slow = await SubmitLosingTheAnswerAsync();
        slow.SetResult(Gone);
        await UntilKnownAsync("photo-1");
        Assert.StartsWith(Replies.MediaLost(1), await chat.SayAsync("提交"), StringComparison.Ordinal);
        Assert.Single(chat.Core.Submitted);
        Assert.Single(chat.Core.AttemptedIds.Distinct());
    }

    /// <summary>With one photo that WeChat has not given yet.</summary>
    private async Task<TaskCompletionSource<WeChatResult<WeChatMedia>>> SubmitLosingTheAnswerAsync()
    {
        var slow = new TaskCompletionSource<WeChatResult<WeChatMedia>>();
        chat.WeChat.Media = id => id == "photo-1" ? slow.Task : Media();
        await chat.SayAsync("松岗村路面塌陷");
        await chat.PhotoAsync();
        chat.Core.LosesAnswer = true;
        var submitting = chat.SayAsync("提交");
        await PassBudgetAsync(submitting);
        Assert.Equal(Replies.CoreUnavailable, await submitting);
        return slow;
    }
}
