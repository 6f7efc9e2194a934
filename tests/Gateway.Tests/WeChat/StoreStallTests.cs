using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.Tests.Dialogue;
using PublicReport.Gateway.WeChat.Media;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>A store that stands still for a while (a slow disk, a failover) and comes back; its commands time out meanwhile.</summary>
public sealed class StoreStallTests(RedisFixture fixture) : IClassFixture<RedisFixture>, ILogger<LateMediaJob>
{
    private readonly TaskCompletionSource failed = new();

    [Fact]
    public async Task The_job_of_late_files_lives_on_after_a_round_that_timed_out()
    {
        var settings = new GatewaySettings
        {
            Redis = "",
            ReportingCore = "",
            ServiceKey = "k",
            WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" },
        };
        await using var store = await GatewayStore.ConnectAsync($"{fixture.ConnectionString},syncTimeout=100,asyncTimeout=100");
        await using var other = await ConnectionMultiplexer.ConnectAsync(fixture.ConnectionString);
        var (core, files, clock) = (new CoreDouble(), new MediaStore(store, new(settings)), TimeProvider.System);
        await files.AddLateAsync(new("341503205", CoreDouble.NewReceipt(), "photo-1", 0), clock.GetUtcNow());
        using var fetcher = new MediaFetcher(new WeChatDouble(), core, files, clock, NullLogger<MediaFetcher>.Instance);
        using var job = new LateMediaJob(fetcher, files, core, clock, this);

        await other.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "3000", "ALL");
        await job.StartAsync(CancellationToken.None);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(job.ExecuteTask!.IsCompleted);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (core.Supplements.Count == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            await other.GetDatabase().PingAsync();
        }

        await job.StopAsync(CancellationToken.None);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => failed.TrySetResult();
}
