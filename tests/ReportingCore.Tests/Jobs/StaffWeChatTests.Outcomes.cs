using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Deliveries;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

/// <summary>What becomes of news and binding when WeChat does not carry it.</summary>
public abstract partial class StaffWeChatTests
{
    [Fact]
    public async Task An_address_that_cannot_be_reached_is_forgotten_with_an_event_that_names_the_account()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.Unreachable);

        Assert.False((await core.Send(new FindBinding(Handler))).Value.IsBound);
        var unbound = Assert.Single(await EventsAsync(), entry => entry.Act == "wechat-unbound");
        Assert.Equal("power-supply-1", unbound.Details["account"]);
        Assert.Equal("wechat-unreachable", Assert.Single(await ProblemsAsync()).Delivery.Problem);
    }

    [Fact]
    public async Task A_late_refusal_of_an_old_binding_leaves_the_newer_one_alone()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        var old = Assert.Single(await LeaseAsync());
        await BindAsync(Handler, OpenId);
        await CompleteAsync(old, DeliveryResult.Unreachable);

        Assert.True((await core.Send(new FindBinding(Handler))).Value.IsBound);
        Assert.DoesNotContain(await EventsAsync(), entry => entry.Act == "wechat-unbound");
    }

    [Fact]
    public async Task News_bound_for_a_newer_phone_at_the_second_try_is_judged_by_that_phone()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.Retry);
        await BindAsync(Handler, "oStaffOpenId0000000000000003");
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.Single(await LeaseAsync());
        Assert.Equal("oStaffOpenId0000000000000003", again.Address);
        await CompleteAsync(again, DeliveryResult.Unreachable);

        Assert.False((await core.Send(new FindBinding(Handler))).Value.IsBound);
    }

    [Fact]
    public async Task News_that_WeChat_does_not_carry_is_shown_to_the_safety_office_once_and_the_binding_stays()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        var news = Assert.Single(await LeaseAsync());
        await CompleteAsync(news, DeliveryResult.WindowClosed);
        await CompleteAsync(news, DeliveryResult.WindowClosed);
        await CompleteAsync(news, DeliveryResult.Retry);

        var problem = Assert.Single(await ProblemsAsync());
        Assert.Equal((true, "supervise-remind", "wechat-window-closed"), (problem.GivenUp, problem.Delivery.Kind, problem.Delivery.Problem));
        Assert.Single(await EventsAsync(), entry => entry.Act == "delivery-given-up");
        core.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await LeaseAsync());
        Assert.True((await core.Send(new FindBinding(Handler))).Value.IsBound);
    }

    [Fact]
    public async Task News_that_fails_twelve_times_is_shown_to_the_safety_office()
    {
        await BindAsync(Handler, OpenId);
        await LateAsync();
        for (var i = 0; i < 12; i++)
        {
            await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.Retry);
            core.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("wechat-failed", Assert.Single(await ProblemsAsync()).Delivery.Problem);
    }

    private async Task CompleteAsync(LeasedDelivery leased, DeliveryResult result) =>
        Assert.True((await core.Send(new CompleteDelivery(core.Area, leased.Delivery.Id, result))).IsOk);

    private async Task<IReadOnlyList<DeliveryProblem>> ProblemsAsync() => (await core.Send(new ListDeliveryProblems(core.ActorOf("safety-office")))).Value;
}
