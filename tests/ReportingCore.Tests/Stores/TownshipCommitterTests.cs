using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Stores;

public sealed class TownshipCommitterOnGarnetTests(GarnetFixture store) : TownshipCommitterTests(store), IClassFixture<GarnetFixture>;

public sealed class TownshipCommitterOnRedisTests(RedisFixture store) : TownshipCommitterTests(store), IClassFixture<RedisFixture>;

/// <summary>What one caller of a group commit may do to the others, and to itself.</summary>
public abstract class TownshipCommitterTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly Refusal Refused = new(RefusalKind.Conflict, "too-late");
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Who_fails_while_reading_ahead_fails_alone()
    {
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Store(core).CommitAsync<Said>(core.Area, NewRequest(), async _ =>
        {
            started.SetResult();
            await release.Task;
            return new Said("first");
        });
        await started.Task;

        // Both wait for the next batch.
        var damaged = Store(core).CommitAsync<Said>(
            core.Area, NewRequest(), _ => throw new InvalidDataException("damaged"), _ => throw new InvalidDataException("damaged"));
        var sound = Store(core).CommitAsync<Said>(core.Area, NewRequest(), _ => Task.FromResult<Outcome<Said>>(new Said("sound")));
        release.SetResult();

        Assert.Equal(["first", "sound"], [(await first).Value.Words, (await sound).Value.Words]);
        await Assert.ThrowsAsync<InvalidDataException>(() => damaged);
    }

    [Fact]
    public async Task A_refusal_of_what_another_instance_has_just_committed_under_the_same_request_gives_the_first_answer()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, twin: core);
        var request = NewRequest();

        var answer = await Store(other).CommitAsync<Said>(core.Area, request, async _ =>
        {
            Assert.True((await Store(core).CommitAsync<Said>(core.Area, request, _ => Task.FromResult<Outcome<Said>>(new Said("first")))).IsOk);
            return Refused;
        });

        Assert.Equal("first", answer.IsOk ? answer.Value.Words : answer.Refusal!.Code);
    }

    [Fact]
    public async Task A_refusal_stays_one_when_only_others_have_committed()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, twin: core);

        var answer = await Store(other).CommitAsync<Said>(core.Area, NewRequest(), async _ =>
        {
            await Store(core).CommitAsync<Said>(core.Area, NewRequest(), _ => Task.FromResult<Outcome<Said>>(new Said("another")));
            return Refused;
        });

        Assert.Equal("too-late", answer.Refusal?.Code);
    }

    private static TownshipStore Store(Core at) => at.Services.GetRequiredService<TownshipStore>();

    private static string NewRequest() => Guid.NewGuid().ToString("N");

    private sealed record Said(string Words);
}
