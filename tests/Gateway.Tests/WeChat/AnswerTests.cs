using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.Tests.Dialogue;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>Answers that are late, long, or left behind by an instance that died; time is the test's.</summary>
public abstract class AnswerTests(IStoreFixture fixture) : IAsyncLifetime, IWeChatMessageHandler, IHostApplicationLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly WeChatDouble weChat = new();
    private readonly string openId = $"o{Guid.NewGuid():N}"[..28];
    private readonly TaskCompletionSource entered = new();
    private TaskCompletionSource? gate;
    private string text = "好的";
    private int calls;
    private GatewayStore store = null!;
    private ReplyStore replies = null!;
    private WeChatAnswers answers = null!;

    CancellationToken IHostApplicationLifetime.ApplicationStarted => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    public async Task InitializeAsync()
    {
        store = await GatewayStore.ConnectAsync(fixture.ConnectionString);
        var keys = new GatewayKeys(new() { Redis = "", ReportingCore = "", ServiceKey = openId, WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" } });
        var windows = new PushWindows(store, clock);
        replies = new(store, keys);
        answers = new(this, replies, windows, new(weChat, windows, clock, NullLogger<Afterword>.Instance), clock, this, NullLogger<WeChatAnswers>.Instance);
    }

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    void IHostApplicationLifetime.StopApplication() => throw new NotSupportedException();

    async Task<WeChatReply> IWeChatMessageHandler.HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        entered.TrySetResult();
        await (gate?.Task ?? Task.CompletedTask);
        return WeChatReply.Text(text);
    }

    [Fact]
    public async Task What_takes_longer_than_WeChat_waits_comes_as_a_message_of_its_own_and_once()
    {
        gate = new();
        var first = answers.AnswerAsync(New("1"));
        await entered.Task;
        Assert.Equal(ReplyXml.Success, await PassAsync(first));
        Assert.Empty(weChat.Texts);
        var retry = answers.AnswerAsync(New("1"));
        gate.SetResult();
        Assert.Equal(ReplyXml.Success, await PassAsync(retry));
        await UntilAsync(() => !weChat.Texts.IsEmpty);
        Assert.Equal(ReplyXml.Success, await answers.AnswerAsync(New("1")));
        Assert.Equal("好的", Assert.Single(weChat.Texts));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task What_is_longer_than_one_message_follows_piece_by_piece()
    {
        text = string.Concat(Enumerable.Range(0, 1500).Select(i => (char)('一' + i)));
        var answer = await answers.AnswerAsync(New("1"));
        await UntilAsync(() => weChat.Texts.Count == 2);
        var first = InboundXml.Read(System.Text.Encoding.UTF8.GetBytes(answer))!["Content"];
        Assert.Equal(text, first + string.Concat(weChat.Texts));
        Assert.Equal(answer, await answers.AnswerAsync(New("1")));
        Assert.Equal(2, weChat.Texts.Count);
    }

    [Fact]
    public async Task A_message_whose_instance_died_is_handled_by_the_retry()
    {
        var message = New("1");
        Assert.True(await replies.TryBeginAsync(message.PersonKey, message.RequestId));
        // What is left of the dead instance ends by itself; here at once instead of after six seconds.
        await store.Database.KeyDeleteAsync(GatewayStore.PersonKey(message.PersonKey, "reply", message.RequestId));
        Assert.Contains("好的", await answers.AnswerAsync(message), StringComparison.Ordinal);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_message_that_runs_long_keeps_its_sign_of_life()
    {
        gate = new();
        var first = answers.AnswerAsync(New("1"));
        await entered.Task;
        var key = GatewayStore.PersonKey(openId, "reply", "1");
        // Longer than a busy machine pauses, so that the key is there for the renewal, which sets a few seconds.
        await store.Database.KeyExpireAsync(key, TimeSpan.FromMinutes(1));
        await UntilAsync(async () =>
        {
            clock.Advance(ReplyStore.Renewal);
            return await store.Database.KeyTimeToLiveAsync(key) < TimeSpan.FromSeconds(10);
        });
        gate.SetResult();
        await PassAsync(first);
    }

    [Fact]
    public async Task An_answer_is_kept_for_more_than_an_hour()
    {
        await answers.AnswerAsync(New("1"));
        Assert.True(await store.Database.KeyTimeToLiveAsync(GatewayStore.PersonKey(openId, "reply", "1")) > TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_late_answer_is_sent_again_while_WeChat_is_busy_and_not_shown_once_more_afterwards()
    {
        var tries = 0;
        weChat.Refuses = () => ++tries < 3 ? new(WeChatErrorKind.Later, -1, "system busy") : null;
        await AnswerLateAsync();
        await PassUntilAsync(() => !weChat.Texts.IsEmpty);
        await UntilAsync(async () => !await store.Database.KeyExistsAsync(GatewayStore.PersonKey(openId, "unsaid")));
        Assert.DoesNotContain(WeChatTexts.Unsaid, await answers.AnswerAsync(New("2")), StringComparison.Ordinal);
        Assert.Equal(("好的", 3), (Assert.Single(weChat.Texts), tries));
    }

    [Fact]
    public async Task A_receipt_whose_late_message_WeChat_refused_comes_with_the_next_answer_also_after_an_hour_and_once()
    {
        text = "查询码：341503205-ABCD";
        var refused = new TaskCompletionSource();
        weChat.Refuses = () =>
        {
            refused.TrySetResult();
            return new(WeChatErrorKind.Misconfigured, 48001, "api unauthorized");
        };
        await AnswerLateAsync();
        await refused.Task;
        clock.Advance(TimeSpan.FromHours(1));
        text = "好的";
        Assert.Contains($"{WeChatTexts.Unsaid}\n查询码：341503205-ABCD\n\n好的", await answers.AnswerAsync(New("2")), StringComparison.Ordinal);
        await UntilAsync(async () => !await store.Database.KeyExistsAsync(GatewayStore.PersonKey(openId, "unsaid")));
        Assert.DoesNotContain("341503205", await answers.AnswerAsync(New("3")), StringComparison.Ordinal);
    }

    private async Task AnswerLateAsync()
    {
        gate = new();
        var answer = answers.AnswerAsync(New("1"));
        await entered.Task;
        Assert.Equal(ReplyXml.Success, await PassAsync(answer));
        gate.SetResult();
    }

    private TextMessage New(string id) => new() { Content = "a", From = new(openId), To = "gh", PersonKey = openId, RequestId = id };

    private async Task<string> PassAsync(Task<string> waiting)
    {
        await PassUntilAsync(() => waiting.IsCompleted);
        return await waiting;
    }

    private Task PassUntilAsync(Func<bool> condition)
    {
        var looks = 0;
        return UntilAsync(() =>
        {
            // Not at every look: on a busy machine that ran the clock past the 48 hours within which a person may be written to.
            if (looks++ % 1000 == 0)
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
            }

            return condition();
        });
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

public sealed class AnswersOnGarnet(GarnetFixture store) : AnswerTests(store), IClassFixture<GarnetFixture>;

public sealed class AnswersOnRedis(RedisFixture store) : AnswerTests(store), IClassFixture<RedisFixture>;
