using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Whoever leaves the account is forgotten.</summary>
public abstract class LeavingScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task Also_in_the_middle_of_a_step()
    {
        var entered = new TaskCompletionSource();
        using var gate = new ManualResetEventSlim();
        chat.Core.Judge = _ =>
        {
            entered.TrySetResult();
            gate.Wait(TimeSpan.FromSeconds(20));
            return new(false, false, "", "", "", []);
        };
        var writing = Task.Run(() => chat.SayAsync("松岗村路面塌陷"));
        await entered.Task;
        var leaving = chat.SendAsync(new UnsubscribeEvent());
        gate.Set();
        await Task.WhenAll(writing, leaving);
        Assert.Equal(Replies.NothingToSubmit, await chat.SayAsync("提交"));
    }
}

public sealed class LeavingOnGarnet(GarnetFixture store) : LeavingScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class LeavingOnRedis(RedisFixture store) : LeavingScenarioTests(store), IClassFixture<RedisFixture>;
