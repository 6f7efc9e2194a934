using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.Tests.Dialogue;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>Windows, templates and the sender on a real store.</summary>
public abstract partial class PushTests(IStoreFixture fixture) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly WeChatDouble weChat = new();
    private readonly string openId = $"o{Guid.NewGuid():N}"[..28];
    private GatewayStore store = null!;
    private GatewaySettings settings = null!;
    private GatewayKeys keys = null!;
    private PushWindows windows = null!;

    private string Person => keys.Person(openId);

    public async Task InitializeAsync()
    {
        store = await GatewayStore.ConnectAsync(fixture.ConnectionString);
        settings = new()
        {
            Redis = "",
            ReportingCore = "",
            ServiceKey = Guid.NewGuid().ToString("N"),
            WeChat = new() { AppId = "wx1", AppSecret = "s", Token = "t", EncodingAesKey = "", PublicUrl = "https://e.test" },
        };
        keys = new(settings);
        windows = new(store, clock);
    }

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_message_opens_five_for_two_days_one_of_them_kept_for_the_last_word()
    {
        Assert.Null(await windows.TakeAsync(Person, keepBack: 0));
        await windows.OpenForMessageAsync(Person);
        for (var i = 0; i < 4; i++)
        {
            Assert.NotNull(await windows.TakeAsync(Person, PushWindows.KeptForLast));
        }

        Assert.Null(await windows.TakeAsync(Person, PushWindows.KeptForLast));
        Assert.NotNull(await windows.TakeAsync(Person, keepBack: 0));
        Assert.Null(await windows.TakeAsync(Person, keepBack: 0));
        await windows.OpenForMessageAsync(Person);
        Assert.NotNull(await windows.TakeAsync(Person, PushWindows.KeptForLast));
        clock.Advance(TimeSpan.FromHours(48));
        Assert.Null(await windows.TakeAsync(Person, keepBack: 0));
    }

    [Fact]
    public async Task A_tap_opens_three_for_a_minute_and_they_are_used_first()
    {
        await windows.OpenForMessageAsync(Person);
        await windows.OpenForTapAsync(Person);
        for (var i = 0; i < 3 + 4; i++)
        {
            Assert.NotNull(await windows.TakeAsync(Person, PushWindows.KeptForLast));
        }

        Assert.Null(await windows.TakeAsync(Person, PushWindows.KeptForLast));
        await windows.OpenForTapAsync(Person);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(await windows.TakeAsync(Person, PushWindows.KeptForLast));
    }

    [Fact]
    public async Task Many_at_once_never_take_more_than_there_are()
    {
        await windows.OpenForMessageAsync(Person);
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => new PushWindows(store, clock).TakeAsync(Person, keepBack: 0)));
        Assert.Equal(5, taken.Count(ticket => ticket is not null));
        await windows.GiveBackAsync(taken.First(ticket => ticket is not null)!);
        Assert.NotNull(await windows.TakeAsync(Person, keepBack: 0));
    }

    [Fact]
    public async Task Nothing_about_a_person_outlives_two_days()
    {
        await windows.OpenForMessageAsync(Person);
        await windows.TakeAsync(Person, PushWindows.KeptForLast);
        var rest = await store.Database.KeyTimeToLiveAsync(GatewayStore.PersonKey(Person, "window"));
        Assert.InRange(rest!.Value, TimeSpan.FromHours(47), TimeSpan.FromHours(48));
    }

    [Fact]
    public async Task Inside_the_window_it_is_a_customer_service_message_that_shows_how_to_answer()
    {
        await windows.OpenForMessageAsync(Person);
        Assert.Equal(PushResult.Sent, await SendAsync("question", "电线杆在小学哪一边？"));
        var text = Assert.Single(weChat.Texts);
        Assert.Contains("电线杆在小学哪一边？", text, StringComparison.Ordinal);
        Assert.Contains("尾号 7K2Q", text, StringComparison.Ordinal);
        Assert.Contains(">补充</a>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("小学", text.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_window_it_is_the_template_of_the_township_without_a_word_of_the_matter()
    {
        settings = settings with
        {
            WeChat = settings.WeChat with
            {
                TemplateId = "GENERAL",
                Templates = new Dictionary<string, PushTemplate> { ["341503205"] = new() { Id = "LUOJI", WhatField = "thing9" } },
            },
        };
        Assert.Equal(PushResult.Sent, await SendAsync("reply", "电线杆扶正了"));
        Assert.Equal(PushResult.Sent, await SendAsync("final", "电线杆扶正了", "990101001"));
        var (own, general) = (weChat.Templates.First(), weChat.Templates.Last());
        Assert.Equal(("LUOJI", "GENERAL"), (own.TemplateId, general.TemplateId));
        Assert.Equal("部门给您答复了，请点开看", own.Data["thing9"]);
        Assert.All(own.Data.Values.Concat(general.Data.Values), value => Assert.DoesNotContain("电线杆", value, StringComparison.Ordinal));
        Assert.All(new[] { "question", "final", "reply", "progress" }, kind => Assert.InRange(PushTexts.What(kind).Length, 5, 20));
        Assert.Equal("2026-03-02 09:00", own.Data["time3"]);
        Assert.NotEqual(own.ClientMessageId, general.ClientMessageId);
        Assert.Equal("https://e.test/t", own.Url);
    }

    [Fact]
    public async Task Somebody_of_staff_is_told_number_and_task_and_a_locked_screen_shows_no_more()
    {
        settings = settings with { WeChat = settings.WeChat with { TemplateId = "GENERAL" } };
        var news = New("supervise-letter", "隐患 2026-000123 的受理期限（2026-03-09）已过", "341503205", 0) with { IsStaff = true, ReceiptHint = "2026-000123" };
        Assert.Equal(PushResult.Sent, await Sender().SendAsync(news, default));
        var template = Assert.Single(weChat.Templates);
        Assert.Equal(("2026-000123", PushTexts.StaffWhat, "https://e.test/console"), (template.Data["character_string1"], template.Data["thing2"], template.Url));
        Assert.InRange(PushTexts.StaffWhat.Length, 5, 20);

        await windows.OpenForMessageAsync(Person);
        Assert.Equal(PushResult.Sent, await Sender().SendAsync(news with { Id = Guid.NewGuid().ToString("N") }, default));
        Assert.Contains("受理期限", Assert.Single(weChat.Texts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    public async Task When_WeChat_says_the_window_is_over_the_template_is_used_at_once(int code)
    {
        settings = settings with { WeChat = settings.WeChat with { TemplateId = "T" } };
        await windows.OpenForMessageAsync(Person);
        weChat.Refuses = () => new(code == 45015 ? WeChatErrorKind.WindowClosed : WeChatErrorKind.WindowUsedUp, code, "");
        Assert.Equal(PushResult.Sent, await SendAsync("reply", "好了"));
        Assert.Single(weChat.Templates);
        Assert.Null(await windows.TakeAsync(Person, keepBack: 0));
    }

    [Fact]
    public async Task Somebody_who_left_is_given_up_and_trouble_at_WeChat_is_not_the_persons_fault()
    {
        await windows.OpenForMessageAsync(Person);
        weChat.Refuses = () => new(WeChatErrorKind.Later, -1, "busy");
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(PushResult.Retry, await SendAsync("reply", "好了"));
        }

        weChat.Refuses = () => null;
        Assert.Equal(PushResult.Sent, await SendAsync("reply", "好了"));
        weChat.Refuses = () => new(WeChatErrorKind.Unreachable, 43004, "");
        Assert.Equal(PushResult.Unreachable, await SendAsync("reply", "好了"));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_when_the_core_did_not_learn_of_it()
    {
        await windows.OpenForMessageAsync(Person);
        var push = New("reply", "好了", "341503205", 0);
        Assert.Equal(PushResult.Sent, await Sender().SendAsync(push, default));
        Assert.Equal(PushResult.Sent, await Sender().SendAsync(push, default));
        Assert.Single(weChat.Texts);
    }

    [Fact]
    public async Task Two_instances_share_the_outbox_and_send_everything_once()
    {
        await windows.OpenForMessageAsync(Person);
        settings = settings with { WeChat = settings.WeChat with { TemplateId = "T" } };
        var outbox = new LeasingOutbox([.. Enumerable.Range(0, 17).Select(i => New("reply", $"第 {i} 条", "341503205", 0))]);
        using var one = new PushJob(outbox, Sender(), clock, NullLogger<PushJob>.Instance);
        using var other = new PushJob(outbox, Sender(), clock, NullLogger<PushJob>.Instance);
        for (var i = 0; i < 4; i++)
        {
            await Task.WhenAll(one.RunOnceAsync(default), other.RunOnceAsync(default));
        }

        Assert.Equal(17, weChat.Texts.Count + weChat.Templates.Count);
        Assert.Equal(17, outbox.Completed.Distinct().Count());
        outbox.IsAway = true;
        Assert.Null(await one.RunOnceAsync(default));
    }

    [Fact]
    public void A_long_answer_is_cut_to_one_message_that_says_where_the_rest_is()
    {
        var text = PushTexts.Message("reply", new string('长', 2000), "341503205-…-7K2Q");
        Assert.Single(PublicReport.Gateway.WeChat.Protocol.XmlText.Split(text));
        Assert.Contains("全文请点", text, StringComparison.Ordinal);
    }

    private Task<PushResult> SendAsync(string kind, string text, string area = "341503205", int attempt = 0) => Sender().SendAsync(New(kind, text, area, attempt), default);

    private PushSender Sender() => new(weChat, windows, new(store), keys, settings);

    private PendingPush New(string kind, string text, string area, int attempt) =>
        new(Guid.NewGuid().ToString("N"), area, openId, kind, text, clock.GetUtcNow(), attempt, $"{area}-…-7K2Q");
}

public sealed class PushOnGarnet(GarnetFixture store) : PushTests(store), IClassFixture<GarnetFixture>;

public sealed class PushOnRedis(RedisFixture store) : PushTests(store), IClassFixture<RedisFixture>;
