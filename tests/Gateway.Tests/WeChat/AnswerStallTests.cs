using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.Tests.Dialogue;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>The store stands still for a while; WeChat's patience is the test's time, the store's is real.</summary>
public sealed class AnswerStallTests(RedisFixture fixture)
    : IClassFixture<RedisFixture>, IAsyncLifetime, IWeChatMessageHandler, IHostApplicationLifetime, ILogger<WeChatAnswers>
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly WeChatDouble weChat = new();
    private readonly string openId = $"o{Guid.NewGuid():N}"[..28];
    private readonly TaskCompletionSource entered = new();
    private readonly TaskCompletionSource gate = new();
    private volatile bool hasWarned;
    private GatewayStore store = null!;
    private ConnectionMultiplexer other = null!;
    private WeChatAnswers answers = null!;

    CancellationToken IHostApplicationLifetime.ApplicationStarted => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    public async Task InitializeAsync()
    {
        store = await GatewayStore.ConnectAsync($"{fixture.ConnectionString},syncTimeout=100,asyncTimeout=100");
        other = await ConnectionMultiplexer.ConnectAsync(fixture.ConnectionString);
        var keys = new GatewayKeys(new() { Redis = "", ReportingCore = "", ServiceKey = openId, WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" } });
        var windows = new PushWindows(store, clock);
        answers = new(this, new(store, keys), windows, new(weChat, windows, clock, NullLogger<Afterword>.Instance), clock, this, this);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_stall_while_a_message_runs_does_not_swallow_its_answer()
    {
        var answer = answers.AnswerAsync(New());
        await entered.Task;
        await StallAsync();
        await PassUntilAsync(() => answer.IsCompleted && hasWarned);
        Assert.Equal(ReplyXml.Success, await answer);
        gate.SetResult();
        await PassUntilAsync(() => !weChat.Texts.IsEmpty);
        Assert.Equal("好的", Assert.Single(weChat.Texts));
    }

    [Fact]
    public async Task A_message_that_comes_during_a_stall_is_handled_and_its_sender_told_in_time()
    {
        await StallAsync();
        var answer = answers.AnswerAsync(New());
        await PassUntilAsync(() => answer.IsCompleted);
        Assert.Contains(WeChatTexts.TryAgain, await answer, StringComparison.Ordinal);
        gate.SetResult();
        await PassUntilAsync(() => !weChat.Texts.IsEmpty);
        Assert.Equal("好的", Assert.Single(weChat.Texts));
    }

    [Fact]
    public async Task An_answer_that_is_there_does_not_wait_for_the_store()
    {
        gate.SetResult();
        await StallAsync();
        Assert.Contains("好的", await answers.AnswerAsync(New()), StringComparison.Ordinal);
    }

    void IHostApplicationLifetime.StopApplication() => throw new NotSupportedException();

    async Task<WeChatReply> IWeChatMessageHandler.HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        entered.TrySetResult();
        await gate.Task;
        return WeChatReply.Text("好的");
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        hasWarned |= formatter(state, exception).StartsWith("The store", StringComparison.Ordinal);

    private Task<RedisResult> StallAsync() => other.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "2500", "ALL");

    private TextMessage New() => new() { Content = "a", From = new(openId), To = "gh", PersonKey = openId, RequestId = "1" };

    private async Task PassUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (var looks = 0; !condition(); looks++)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (looks % 1000 == 0)
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
            }

            await Task.Yield();
        }
    }
}
