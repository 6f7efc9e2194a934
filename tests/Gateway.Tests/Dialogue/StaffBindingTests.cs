using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

public sealed class StaffBindingOnGarnetTests(GarnetFixture store) : StaffBindingTests(store), IClassFixture<GarnetFixture>;

public sealed class StaffBindingOnRedisTests(RedisFixture store) : StaffBindingTests(store), IClassFixture<RedisFixture>;

/// <summary>Somebody of staff sends the code of the console to the bot.</summary>
public abstract class StaffBindingTests(IStoreFixture store) : IAsyncLifetime
{
    private Chat chat = null!;

    public async Task InitializeAsync() => chat = await Chat.StartAsync(store);

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task The_code_binds_this_wechat_once_and_says_to_whom()
    {
        Assert.Equal(Replies.StaffBound("张三"), await chat.SayAsync($"绑定 {StaffDouble.Code}"));
        Assert.Equal((StaffDouble.Code, chat.OpenId), (chat.Staff.Asked[0].Code, chat.Staff.Asked[0].OpenId));
        Assert.Equal(Replies.StaffCodeInvalid, await chat.SayAsync($"绑定{StaffDouble.Code}"));
        chat.Staff.IsAway = true;
        Assert.Equal(Replies.CoreUnavailableNow, await chat.SayAsync($"绑定：{StaffDouble.Code}"));
    }

    [Fact]
    public async Task A_draft_stays_what_it_is_and_words_about_binding_are_a_report()
    {
        await chat.SayAsync("松岗村电线杆歪了");
        await chat.SayAsync($"绑定 {StaffDouble.Code}");
        await chat.SayAsync("提交");
        Assert.Equal("松岗村电线杆歪了", Assert.Single(chat.Core.Submitted).Text);

        await chat.SayAsync("松岗村脚手架绑定不牢");
        Assert.Single(chat.Staff.Asked);
    }
}
