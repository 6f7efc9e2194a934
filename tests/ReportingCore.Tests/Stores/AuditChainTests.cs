using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Stores;

public sealed class AuditChainOnGarnetTests(GarnetFixture store) : AuditChainTests(store), IClassFixture<GarnetFixture>;

public sealed class AuditChainOnRedisTests(RedisFixture store) : AuditChainTests(store), IClassFixture<RedisFixture>;

public abstract class AuditChainTests(IStoreFixture store) : IAsyncLifetime
{
    private const int Reports = 7;
    private Core core = null!;

    private IDatabase Redis => core.Services.GetRequiredService<RedisConnections>().Writes;

    private TownshipKeys Keys => new(core.Area);

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        for (var i = 0; i < Reports; i++)
        {
            Assert.True((await core.Send(new SubmitReport
            {
                RequestId = Guid.NewGuid().ToString("N"),
                Area = core.Area,
                Text = $"第{i}处路灯坏了",
                Channel = Channel.Web,
                Anonymity = Anonymity.Anonymous,
            })).IsOk);
        }
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task An_untouched_chain_is_whole() => Assert.Equal(new(Reports, ""), await VerifyAsync());

    [Fact]
    public async Task An_altered_event_breaks_the_chain_at_its_place()
    {
        var stored = await ReadAsync(4);
        await WriteAsync(4, stored with { Minute = "2026-01-01T00:00Z" });

        var verdict = await VerifyAsync();

        Assert.Equal(4, verdict.Events);
        Assert.Contains("event 5", verdict.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_last_event_differs_from_the_head()
    {
        var stored = await ReadAsync(Reports);
        stored.Sealed[30] ^= 1;
        await WriteAsync(Reports, stored);

        Assert.Equal(new(Reports - 1, $"event {Reports} differs from the head"), await VerifyAsync());
    }

    [Fact]
    public async Task A_dropped_event_is_missed()
    {
        await Redis.KeyDeleteAsync(Keys.AuditEvent(3));

        Assert.Equal(new(2, "event 3 is missing"), await VerifyAsync());
    }

    [Fact]
    public async Task Two_events_that_change_places_are_noticed()
    {
        var (third, fourth) = (await ReadAsync(3), await ReadAsync(4));
        await WriteAsync(3, fourth);
        await WriteAsync(4, third);

        Assert.Equal(2, (await VerifyAsync()).Events);
    }

    private Task<ChainVerdict> VerifyAsync() =>
        new AuditChain(core.Services.GetRequiredService<RedisConnections>()).VerifyAsync(core.Area, CancellationToken.None);

    private async Task<ChainedEvent> ReadAsync(long version) => Storage.DocumentFormat.Read<ChainedEvent>((byte[])(await Redis.StringGetAsync(Keys.AuditEvent(version)))!);

    private Task<bool> WriteAsync(long version, ChainedEvent changed) => Redis.StringSetAsync(Keys.AuditEvent(version), Storage.DocumentFormat.Write(changed));
}
