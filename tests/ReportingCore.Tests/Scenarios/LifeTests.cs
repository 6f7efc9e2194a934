using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Scenarios;

public sealed class LivesOnGarnetTests(GarnetFixture store) : LifeTests(store), IClassFixture<GarnetFixture>;

public sealed class LivesOnRedisTests(RedisFixture store) : LifeTests(store), IClassFixture<RedisFixture>;

public abstract class LifeTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public static TheoryData<string, string> All => Lives.All;

    public static TheoryData<string, string> Pressed => PressedLives.All;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    [MemberData(nameof(Pressed))]
    public async Task A_life_goes_as_written(string name, string script)
    {
        Assert.NotEmpty(name);
        await new LifeScript(core).RunAsync(script);
    }
}
