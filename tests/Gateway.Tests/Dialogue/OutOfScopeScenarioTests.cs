using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Pointed elsewhere, and insisting.</summary>
public abstract class OutOfScopeScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync()
    {
        chat = await Chat.StartAsync(store);
        chat.Core.Judge = _ => new(false, true, "", "", "", []);
    }

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task Danger_to_life_is_never_asked_whether_it_is_a_hazard()
    {
        var answer = await chat.SayAsync("松岗村大桥上有人要跳河，快来");

        Assert.StartsWith(Replies.Danger, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", answer, StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.True(Assert.Single(chat.Core.Submitted).Urgent);
    }
}

public sealed class OutOfScopeScenariosOnGarnet(GarnetFixture store) : OutOfScopeScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class OutOfScopeScenariosOnRedis(RedisFixture store) : OutOfScopeScenarioTests(store), IClassFixture<RedisFixture>;
