using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Jobs.Staff;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;
using Role = PublicReport.ReportingCore.Domain.Actors.Role;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class StaffWeChatOnGarnetTests(GarnetFixture store) : StaffWeChatTests(store), IClassFixture<GarnetFixture>;

public sealed class StaffWeChatOnRedisTests(RedisFixture store) : StaffWeChatTests(store), IClassFixture<RedisFixture>;

/// <summary>Supervision news for the WeChat a person of staff has bound, up to what the Gateway's sender is handed.</summary>
public abstract partial class StaffWeChatTests(IStoreFixture store) : IAsyncLifetime
{
    private const string OpenId = "oStaffOpenId0000000000000001";
    private Core core = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        foreach (var person in new[] { Handler, core.ActorOf("police"), Duty })
        {
            Assert.True((await core.Send(new IssueLink(core.ActorOf("safety-office"), person, NewId()))).IsOk);
        }
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_step_of_the_ladder_reaches_the_bound_handler_with_number_and_task_and_no_word_of_the_report()
    {
        await BindAsync(Handler, OpenId);
        await BindAsync(core.ActorOf("police"), "oSomebodyElse000000000000002");
        await LateAsync();

        var news = Assert.Single(await LeaseAsync());
        Assert.Equal((OpenId, "supervise-remind", "power-supply-1"), (news.Address, news.Delivery.Kind, news.Delivery.Account));
        Assert.StartsWith("2026-", news.Delivery.ReceiptHint, StringComparison.Ordinal);
        Assert.Contains(news.Delivery.ReceiptHint, news.Delivery.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("电线杆", news.Delivery.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenId, news.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_binds_once_and_a_wrong_one_never()
    {
        var code = await CodeAsync(Handler);
        Assert.True((await core.Send(new BindWeChat(NewId(), code.ToLowerInvariant(), OpenId))).IsOk);
        Assert.Equal("binding-code-invalid", (await core.Send(new BindWeChat(NewId(), code, OpenId))).Refusal!.Code);
        Assert.Equal("binding-code-invalid", (await core.Send(new BindWeChat(NewId(), $"{core.Area}-AAAAAAAA", OpenId))).Refusal!.Code);
        Assert.Equal("binding-code-invalid", (await core.Send(new BindWeChat(NewId(), "绑定", OpenId))).Refusal!.Code);
        Assert.True((await core.Send(new FindBinding(Handler))).Value.IsBound);
        Assert.False((await core.Send(new FindBinding(core.ActorOf("police")))).Value.IsBound);
    }

    [Fact]
    public async Task Who_has_unbound_gets_nothing_not_even_what_waited()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        Assert.True((await core.Send(new UnbindWeChat(Handler, NewId()))).IsOk);

        Assert.Empty(await LeaseAsync());
        Assert.False((await core.Send(new FindBinding(Handler))).Value.IsBound);
    }

    [Theory]
    [InlineData("acknowledge-urgent")]
    [InlineData("decline")]
    public async Task An_alert_somebody_has_seen_to_does_not_ring_on_a_phone_any_more(string act)
    {
        await BindAsync(Duty, OpenId);
        await UrgentAsync();
        await core.Services.GetRequiredService<StaffSender>().SendDueAsync(default);
        Assert.Equal("urgent-alert", Assert.Single(await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.WeChat, 10)).Kind);

        var hazard = Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);
        await new LifeActs(core).DoAsync(hazard.Id, act, ["h", act], hazard.Reports);

        Assert.Empty(await LeaseAsync());
        Assert.Empty(await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.WeChat, 10));
    }

    [Fact]
    public async Task An_alert_nobody_has_seen_to_rings_on_the_phone_of_who_is_on_duty()
    {
        await BindAsync(Duty, OpenId);
        await UrgentAsync();
        await core.Services.GetRequiredService<StaffSender>().SendDueAsync(default);
        Assert.Equal(OpenId, Assert.Single(await LeaseAsync()).Address);
    }

    [Fact]
    public async Task A_link_redeemed_for_an_account_ends_the_WeChat_of_whoever_had_it_before()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        var link = (await core.Send(new IssueLink(core.ActorOf("safety-office"), Handler with { DisplayName = "接手的人" }, NewId()))).Value;
        Assert.True((await core.Send(new RedeemLink(link.Code, "一个够长的口令 2026"))).IsOk);

        Assert.Empty(await LeaseAsync());
        Assert.False((await core.Send(new FindBinding(Handler))).Value.IsBound);
        Assert.Equal("power-supply-1", Assert.Single(await EventsAsync(), entry => entry.Act == "wechat-unbound").Details["account"]);
    }

    [Fact]
    public async Task The_store_itself_ends_a_code_after_ten_minutes()
    {
        var code = await CodeAsync(Handler);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.ConnectionString);
        var key = new TownshipKeys(core.Area).Binding(core.Services.GetRequiredService<KeyRing>().Hash("binding", code.Split('-')[1]));
        Assert.InRange((await redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));

        // The ten minutes over: no entry, no binding.
        await redis.GetDatabase().KeyExpireAsync(key, TimeSpan.Zero);
        Assert.Equal("binding-code-invalid", (await core.Send(new BindWeChat(NewId(), code, OpenId))).Refusal!.Code);
    }

    [Fact]
    public async Task The_same_news_handed_on_twice_is_one_message()
    {
        await BindAsync(Handler, OpenId);
        var news = new Delivery { Id = "N1", Channel = Delivery.Staff, Kind = "assigned", Text = "隐患 2026-000001 已派至贵单位，请签收。", Department = "power-supply", CreatedAt = core.Clock.GetUtcNow() };
        var jurisdiction = core.Services.GetRequiredService<ReportingCore.Features.Townships>().Get(core.Area);
        var targets = await core.Services.GetRequiredService<StaffAddresses>().OfAsync(jurisdiction, news);
        var way = core.Services.GetServices<IStaffWay>().Single(item => item.Name == "wechat");
        await way.SendAsync(targets, news, jurisdiction, default);
        await way.SendAsync(targets, news, jurisdiction, default);

        Assert.Single(await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.WeChat, 10));
    }

    private Actor Duty => core.ActorOf("safety-office", Role.DutyOfficer) with { Account = "duty-1" };

    private Actor Handler => core.ActorOf("power-supply");

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task<string> CodeAsync(Actor person) => (await core.Send(new IssueBindingCode(person, NewId()))).Value.Code;

    private async Task BindAsync(Actor person, string openId) =>
        Assert.True((await core.Send(new BindWeChat(NewId(), await CodeAsync(person), openId))).IsOk);

    private Task UrgentAsync() => ReportAsync("松岗村电线杆冒火花", urgent: true);

    private async Task ReportAsync(string text, bool urgent) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = NewId(),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
        Urgent = urgent,
    })).IsOk);

    /// <summary>A report nobody accepts, until the first step of the ladder has gone out.</summary>
    private async Task LateAsync()
    {
        await ReportAsync("松岗村电线杆歪了", urgent: false);
        core.Clock.Advance(TimeSpan.FromDays(5));
        await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default);
        await core.Services.GetRequiredService<StaffSender>().SendDueAsync(default);
    }

    private async Task<IReadOnlyList<LeasedDelivery>> LeaseAsync() => (await core.Send(new LeaseDeliveries(10))).Value;

    private async Task<IReadOnlyList<AuditEvent>> EventsAsync()
    {
        var reader = core.Services.GetRequiredService<TownshipReader>();
        return await reader.EventsAsync(core.Area, Enumerable.Range(1, (int)(await reader.HeadAsync(core.Area)).Version).Select(version => (long)version));
    }
}
