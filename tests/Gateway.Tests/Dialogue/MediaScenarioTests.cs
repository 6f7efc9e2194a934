using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Media;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>An acknowledged photo reaches the report, whatever WeChat and the core do meanwhile.</summary>
public abstract partial class MediaScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly WeChatError Busy = new(WeChatErrorKind.Later, -1, "system busy");
    private static readonly WeChatError Gone = new(WeChatErrorKind.MediaGone, 40007, "invalid media_id");
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task It_is_fetched_when_it_arrives_and_not_again_when_the_report_is_sent()
    {
        var fetched = 0;
        chat.WeChat.Media = _ =>
        {
            Interlocked.Increment(ref fetched);
            return Media();
        };
        await chat.SayAsync("松岗村路面塌陷");
        await chat.PhotoAsync();
        await UntilKnownAsync("photo-1");
        await chat.SayAsync("提交");
        Assert.Equal(1, fetched);
        Assert.Equal(["evidence-1"], Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Fact]
    public async Task Nine_photos_sent_at_once_are_all_in_the_report_and_the_tenth_is_declined()
    {
        await chat.SayAsync("松岗村路面塌陷");
        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => chat.PhotoAsync($"photo-{i}")));
        Assert.Single(answers, Replies.TooManyMedia);
        await chat.SayAsync("提交");
        Assert.Equal(9, Assert.Single(chat.Core.Submitted).EvidenceIds.Distinct().Count());
    }

    [Fact]
    public async Task A_slow_photo_does_not_hold_up_the_report_and_is_added_when_it_is_there()
    {
        var slow = new TaskCompletionSource<WeChatResult<WeChatMedia>>();
        chat.WeChat.Media = _ => slow.Task;
        await chat.SayAsync("松岗村路面塌陷");
        await chat.PhotoAsync();
        var submitting = chat.SayAsync("提交");
        await PassBudgetAsync(submitting);
        var answer = await submitting;
        Assert.Contains("有 1 份材料还在取", answer, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(chat.Core.Submitted).EvidenceIds);

        slow.SetResult(new WeChatMedia(MediaKind.Jpeg, "image/jpeg", WeChatDouble.Jpeg));
        Assert.Equal(1, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
        var added = Assert.Single(chat.Core.Supplements);
        Assert.Equal(Chat.Receipt(answer), added.Receipt);
        Assert.Single(added.Evidence);
        Assert.Equal(0, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task While_WeChat_is_down_it_is_tried_again_until_it_works()
    {
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Busy);
        await chat.PhotoAsync();
        await chat.SayAsync("松岗村路面塌陷", "提交");
        for (var i = 0; i < 5; i++)
        {
            chat.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
        }

        chat.WeChat.Media = _ => Media();
        chat.Core.IsAway = true;
        chat.Clock.Advance(TimeSpan.FromHours(1));
        await chat.LateMedia.RunOnceAsync(CancellationToken.None);
        Assert.Empty(chat.Core.Supplements);
        chat.Core.IsAway = false;
        chat.Clock.Advance(TimeSpan.FromHours(1));
        await chat.LateMedia.RunOnceAsync(CancellationToken.None);
        Assert.Single(Assert.Single(chat.Core.Supplements).Evidence);
    }

    [Fact]
    public async Task A_photo_that_is_gone_at_WeChat_after_all_is_said_to_be_missing_to_both_sides()
    {
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Busy);
        await chat.PhotoAsync();
        await chat.SayAsync("松岗村路面塌陷", "提交");
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Gone);
        chat.Clock.Advance(TimeSpan.FromHours(1));
        await chat.LateMedia.RunOnceAsync(CancellationToken.None);
        Assert.Equal(LateMediaJob.LostNote, Assert.Single(chat.Core.Supplements).Text);
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_is_said_to_be_missing_with_the_next_answer()
    {
        chat.WeChat.Media = id => id == "photo-1" ? Task.FromResult<WeChatResult<WeChatMedia>>(new WeChatError(WeChatErrorKind.MediaRefused, 0, "too large")) : Media();
        await chat.SayAsync("松岗村路面塌陷");
        await chat.PhotoAsync();
        await UntilKnownAsync("photo-1");
        Assert.StartsWith(Replies.MediaLost(1), await chat.PhotoAsync("photo-2"), StringComparison.Ordinal);
        Assert.DoesNotContain("没能取到", await chat.SayAsync("提交"), StringComparison.Ordinal);
        Assert.Equal(["evidence-1"], Assert.Single(chat.Core.Submitted).EvidenceIds);
    }

    [Fact]
    public async Task A_damaged_photo_does_not_stop_the_report_and_is_said_to_be_missing()
    {
        chat.Core.RefuseUpload = "evidence-damaged";
        await chat.PhotoAsync();
        var answers = await chat.SayAsync("松岗村路面塌陷") + await chat.SayAsync("提交");
        Assert.Contains("没能取到", answers, StringComparison.Ordinal);
        Assert.Contains("查询码", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_the_core_has_forgotten_does_not_stop_the_report_and_is_made_again()
    {
        await chat.SayAsync("松岗村路面塌陷");
        await chat.PhotoAsync();
        chat.Core.RefuseSubmit = "unknown-evidence";
        Assert.Contains("有 1 份材料还在取", await chat.SayAsync("提交"), StringComparison.Ordinal);
        Assert.Single(chat.Core.Submitted);
        await chat.LateMedia.RunOnceAsync(CancellationToken.None);
        Assert.Single(chat.Core.Supplements);
    }

    [Fact]
    public async Task A_photo_sent_before_the_words_that_name_another_township_goes_with_the_report_of_that_township()
    {
        chat.Core.Towns.Add(CoreDouble.Invented);
        await chat.ScanAsync("v:341503205201");
        await chat.PhotoAsync();
        await UntilKnownAsync("photo-1");
        await chat.SayAsync("望云镇石桥村桥栏杆断了");
        await UntilKnownAsync("photo-1", CoreDouble.Invented.AreaCode);
        await chat.SayAsync("提交");
        var report = Assert.Single(chat.Core.Submitted);
        Assert.Equal((CoreDouble.Invented.AreaCode, "evidence-2"), (report.AreaCode, Assert.Single(report.EvidenceIds)));
    }

    [Fact]
    public async Task A_late_file_that_fails_in_an_unforeseen_way_does_not_hold_up_the_others_and_is_tried_again()
    {
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Busy);
        await chat.PhotoAsync("photo-1");
        await chat.PhotoAsync("photo-2");
        await chat.SayAsync("松岗村路面塌陷", "提交");
        chat.WeChat.Media = id => id == "photo-1" ? throw new InvalidOperationException("as arranged") : Media();
        Assert.Equal(2, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
        Assert.Single(chat.Core.Supplements);
        chat.WeChat.Media = _ => Media();
        chat.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await chat.LateMedia.RunOnceAsync(CancellationToken.None));
        Assert.Equal(2, chat.Core.Supplements.Count);
    }

    [Fact]
    public async Task A_slow_photo_of_a_supplement_follows_too()
    {
        var receipt = Chat.Receipt(await chat.SayAsync("松岗村路面塌陷", "提交"));
        await chat.SayAsync("补充");
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Busy);
        Assert.Equal(Replies.SupplementLater, await chat.PhotoAsync("later"));
        chat.WeChat.Media = _ => Task.FromResult<WeChatResult<WeChatMedia>>(Gone);
        Assert.Equal(Replies.SupplementLost, await chat.PhotoAsync("lost"));
        chat.WeChat.Media = _ => Media();
        await chat.LateMedia.RunOnceAsync(CancellationToken.None);
        Assert.Equal((receipt, 1), (chat.Core.Supplements[0].Receipt, chat.Core.Supplements[0].Evidence.Count));
    }

    private static Task<WeChatResult<WeChatMedia>> Media() => Task.FromResult<WeChatResult<WeChatMedia>>(new WeChatMedia(MediaKind.Jpeg, "image/jpeg", WeChatDouble.Jpeg));

    /// <summary>The background transfer is real; its result shows in the store.</summary>
    private async Task UntilKnownAsync(string mediaId, string area = "341503205")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await chat.Files.FindAsync(chat.PersonKey, area, mediaId) is null)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task PassBudgetAsync(Task waiting)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!waiting.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            chat.Clock.Advance(MediaFetcher.Budget / 20);
            await chat.Files.FindAsync(chat.PersonKey, "", "none");
        }
    }
}

public sealed class MediaScenariosOnGarnet(GarnetFixture store) : MediaScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class MediaScenariosOnRedis(RedisFixture store) : MediaScenarioTests(store), IClassFixture<RedisFixture>;
