using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Api;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>A closed window or a refused template says nothing about the person; only that the person left does.</summary>
public abstract partial class PushTests
{
    [Fact]
    public async Task Without_window_and_template_it_waits_for_the_person_to_write_and_gives_up_the_message_but_not_the_person()
    {
        Assert.Equal(PushResult.Retry, await SendAsync("reply", "好了"));
        Assert.Equal(PushResult.WindowClosed, await SendAsync("reply", "好了", attempt: 8));
        await windows.OpenForMessageAsync(Person);
        Assert.Equal(PushResult.Sent, await SendAsync("reply", "好了", attempt: 3));
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    public async Task A_window_WeChat_itself_calls_closed_says_nothing_about_the_person(int code)
    {
        await windows.OpenForMessageAsync(Person);
        weChat.Refuses = () => new(WeChatErrors.KindOf(code), code, "");
        Assert.Equal(PushResult.WindowClosed, await SendAsync("question", "在哪里？", attempt: 8));
    }

    [Fact]
    public async Task Progress_leaves_two_of_five_messages_for_a_question_and_the_last_word_and_does_not_wait_for_more()
    {
        await windows.OpenForMessageAsync(Person);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(PushResult.Sent, await SendAsync("progress", "已受理"));
        }

        Assert.Equal(PushResult.WindowClosed, await SendAsync("progress", "已要求整改"));
        Assert.Equal(PushResult.Sent, await SendAsync("question", "在哪里？"));
        Assert.Equal(PushResult.Retry, await SendAsync("reply", "还在办"));
        Assert.Equal(PushResult.Sent, await SendAsync("final", "办好了"));
    }

    [Theory]
    [InlineData(43101)]
    [InlineData(50002)]
    public async Task Who_does_not_take_the_template_may_still_get_the_next_message_in_a_window(int code)
    {
        settings = settings with { WeChat = settings.WeChat with { TemplateId = "T" } };
        weChat.RefusesTemplate = () => new(WeChatErrors.KindOf(code), code, "");
        Assert.Equal(PushResult.Retry, await SendAsync("reply", "好了"));
        Assert.Equal(PushResult.WindowClosed, await SendAsync("reply", "好了", attempt: 8));
    }

    [Theory]
    [InlineData(40003)]
    [InlineData(43004)]
    public async Task Only_who_left_or_is_unknown_to_WeChat_is_unreachable_by_template_too(int code)
    {
        settings = settings with { WeChat = settings.WeChat with { TemplateId = "T" } };
        weChat.RefusesTemplate = () => new(WeChatErrors.KindOf(code), code, "");
        Assert.Equal(PushResult.Unreachable, await SendAsync("reply", "好了"));
    }
}
