using Grpc.Core;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;
using Wire = PublicReport.Protos.Tracking.V1;
using WireDelivery = PublicReport.Protos.Delivery.V1;

namespace PublicReport.ReportingCore.Tests.Features.Tracking;

public sealed class TrackingOnGarnetTests(GarnetFixture store) : TrackingTests(store), IClassFixture<GarnetFixture>;

public sealed class TrackingOnRedisTests(RedisFixture store) : TrackingTests(store), IClassFixture<RedisFixture>;

public abstract class TrackingTests(IStoreFixture store) : IAsyncLifetime
{
    private const string OpenId = "oTestOpenId0000000000000001";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_receipt_shows_state_and_steps_and_names_the_office_in_public_space()
    {
        var receipt = await Submit("电线杆歪了");
        await Act(header => new AcceptHazard(header));

        var track = (await core.Send(new TrackReport(receipt))).Value;

        Assert.Equal("accepted", track.State);
        Assert.Equal("供电所", track.HandlerName);
        Assert.Equal(["registered", "accepted"], track.Steps.Select(step => step.Code));
    }

    [Fact]
    public async Task Where_the_matter_is_not_public_the_reporter_hears_only_of_the_safety_office()
    {
        core.Classifier.Next = SettableClassifier.Of("gas");
        var receipt = await Submit("饭店燃气瓶放在厨房");
        await Act(header => new ReplyToReporter(header with { Note = "请问是哪一家？" }, null, true), "construction-office");

        var track = (await core.Send(new TrackReport(receipt))).Value;

        Assert.Equal("安委办", track.HandlerName);
        Assert.Equal("安委办", Assert.Single(track.Messages).Sender);
        Assert.All(track.Steps, step => Assert.DoesNotContain("建设所", step.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Joining_a_hidden_hazard_that_is_already_accepted_looks_like_a_new_report()
    {
        core.Classifier.Next = SettableClassifier.Of("gas");
        await Submit("饭店燃气瓶放在厨房");
        await Act(header => new AcceptHazard(header), "construction-office");

        var track = (await core.Send(new TrackReport(await Submit("饭店燃气瓶放在厨房")))).Value;

        Assert.Equal("registered", track.State);
        Assert.Equal(["registered"], track.Steps.Select(step => step.Code));
    }

    [Fact]
    public async Task Notes_between_offices_never_reach_the_reporter()
    {
        var receipt = await Submit("电线杆歪了");
        await Act(header => new HandBackHazard(header with { Note = "内部意见：不归我们" }));

        var track = (await core.Send(new TrackReport(receipt))).Value;

        Assert.Equal(["registered"], track.Steps.Select(step => step.Code));
        Assert.Empty(track.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("341503205-AAAA-AAAA-AAAA-AAAA-A")]
    [InlineData("没有这个码")]
    public async Task Malformed_and_unknown_receipts_get_the_same_answer(string text)
    {
        Assert.Equal(OwnReport.NotFound, (await core.Send(new TrackReport(text))).Refusal);
        Assert.Equal(OwnReport.NotFound, (await core.Send(new TrackReport(Receipt.Create(core.Area, new RandomIds()).ToString()))).Refusal);
    }

    [Fact]
    public async Task An_answer_reaches_the_department_once_and_ends_the_question()
    {
        var receipt = await Submit("电线杆歪了");
        await Act(header => new ReplyToReporter(header with { Note = "请问在哪里？" }, null, true));
        Assert.True((await core.Send(new TrackReport(receipt))).Value.Report.AnswerAwaited);

        var answer = new SupplementReport(NewId(), receipt, "小学门口", []);
        Assert.Equal((await core.Send(answer)).Value, (await core.Send(answer)).Value);

        var file = (await core.Send(new GetHazard(Office(), (await Hazard()).Id))).Value;
        Assert.Equal(["请问在哪里？", "小学门口"], Assert.Single(file.Reports).Messages.Select(message => message.Text));
        Assert.False((await core.Send(new TrackReport(receipt))).Value.Report.AnswerAwaited);
    }

    [Fact]
    public async Task Withdrawal_ends_the_talk_but_not_the_hazard()
    {
        var receipt = await Submit("电线杆歪了");

        Assert.True((await core.Send(new WithdrawReport(NewId(), receipt))).IsOk);

        Assert.Equal("report-withdrawn", (await core.Send(new SupplementReport(NewId(), receipt, "又想起来", []))).Refusal!.Code);
        Assert.Equal(HazardState.Registered, (await Hazard()).State);
        Assert.Equal("withdrawn", (await core.Send(new TrackReport(receipt))).Value.State);
    }

    [Fact]
    public async Task Notices_go_out_once_and_the_final_reply_deletes_the_address()
    {
        var receipt = await Submit("电线杆歪了");
        await core.Send(new SubscribeToReport(NewId(), receipt, OpenId));
        var acknowledgement = Assert.Single(await Lease());
        Assert.Equal((OpenId, "acknowledged"), (acknowledgement.Address, acknowledgement.Delivery.Kind));
        Assert.Empty(await Lease());
        await Complete(acknowledgement, DeliveryResult.Sent);

        await Act(header => new DeclineHazard(header with { Note = "已告知" }, "1"));

        Assert.Equal("final", Assert.Single(await Lease()).Delivery.Kind);
        Assert.Null((await core.Send(new TrackReport(receipt))).Value.Report.Push);
        Assert.Equal("already-final", (await core.Send(new SubscribeToReport(NewId(), receipt, OpenId))).Refusal!.Code);
    }

    [Fact]
    public async Task Acceptance_is_told_to_who_asked_for_notices_and_the_address_stays_for_more()
    {
        var receipt = await Submit("电线杆歪了");
        await core.Send(new SubscribeToReport(NewId(), receipt, OpenId));
        await Complete(Assert.Single(await Lease()), DeliveryResult.Sent);

        await Act(header => new AcceptHazard(header));

        var news = Assert.Single(await Lease());
        Assert.Equal(("progress", "您反映的事项已受理。"), (news.Delivery.Kind, news.Delivery.Text));
        Assert.NotNull((await core.Send(new TrackReport(receipt))).Value.Report.Push);
        Assert.Empty((await core.Send(new TrackReport(receipt))).Value.Report.Messages);
    }

    [Fact]
    public async Task Whoever_did_not_ask_is_told_nothing()
    {
        await Submit("电线杆歪了");
        await Act(header => new AcceptHazard(header));
        Assert.Empty(await Lease());
    }

    [Fact]
    public async Task A_failed_notice_comes_back_later_and_an_unreachable_one_deletes_the_address()
    {
        var receipt = await Submit("电线杆歪了");
        await core.Send(new SubscribeToReport(NewId(), receipt, OpenId));
        await Complete(Assert.Single(await Lease()), DeliveryResult.Retry);
        Assert.Empty(await Lease());

        core.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = Assert.Single(await Lease());
        await Complete(second, DeliveryResult.Unreachable);

        Assert.Equal(1, second.Delivery.Attempt);
        Assert.Null((await core.Send(new TrackReport(receipt))).Value.Report.Push);
        core.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Lease());
    }

    [Fact]
    public async Task Who_has_stopped_the_notices_gets_none_that_were_waiting()
    {
        var receipt = await Submit("电线杆歪了");
        await core.Send(new SubscribeToReport(NewId(), receipt, OpenId));

        await core.Send(new UnsubscribeFromReport(NewId(), receipt));

        Assert.Empty(await Lease());
    }

    [Fact]
    public async Task Tracking_and_delivery_work_through_a_channel_and_addresses_need_the_service_key()
    {
        var receipt = await Submit("电线杆歪了");
        var channel = await core.ConnectAsync();
        var tracking = new Wire.Tracking.TrackingClient(channel);
        var delivery = new WireDelivery.Delivery.DeliveryClient(channel);
        await tracking.SubscribeAsync(new() { RequestId = NewId(), Receipt = receipt, Channel = Wire.PushChannel.Wechat, Address = OpenId });

        var denied = await Assert.ThrowsAsync<RpcException>(async () => await delivery.LeaseAsync(new() { Max = 10 }));
        var leased = await delivery.LeaseAsync(new() { Max = 10 }, Core.AsGateway());

        Assert.Equal(StatusCode.PermissionDenied, denied.StatusCode);
        Assert.Equal(OpenId, Assert.Single(leased.Deliveries).Address);
        Assert.True((await tracking.TrackAsync(new() { Receipt = receipt })).Subscribed);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private Actor Office() => core.ActorOf("safety-office");

    private async Task<Hazard> Hazard() => Assert.Single((await core.Send(new ListHazards(Office()))).Value.Hazards);

    private async Task Act(Func<ActHeader, MediatR.IRequest<Domain.Outcome<ActDone>>> act, string department = "power-supply")
    {
        var hazard = await Hazard();
        var header = new ActHeader { Actor = core.ActorOf(department), RequestId = NewId(), Hazard = hazard.Id, ExpectedVersion = hazard.Version };
        Assert.Null((await core.Send(act(header))).Refusal);
    }

    private async Task<IReadOnlyList<LeasedDelivery>> Lease() => (await core.Send(new LeaseDeliveries(10))).Value;

    private async Task Complete(LeasedDelivery leased, DeliveryResult result) =>
        Assert.True((await core.Send(new CompleteDelivery(leased.Area, leased.Delivery.Id, result))).IsOk);

    private async Task<string> Submit(string text) => (await core.Send(new SubmitReport
    {
        RequestId = NewId(),
        Area = core.Area,
        Text = text,
        Channel = Channel.WeChat,
        Anonymity = Anonymity.Anonymous,
    })).Value.Receipt;
}
