using Microsoft.Extensions.DependencyInjection;
using PublicReport.Protos.Delivery.V1;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Deliveries;

public sealed class ReporterDeliveryOnGarnetTests(GarnetFixture store) : ReporterDeliveryTests(store), IClassFixture<GarnetFixture>;

public sealed class ReporterDeliveryOnRedisTests(RedisFixture store) : ReporterDeliveryTests(store), IClassFixture<RedisFixture>;

/// <summary>What becomes of a reporter's address when a message does not arrive, and which steps are told at all.</summary>
public abstract class ReporterDeliveryTests(IStoreFixture store) : IAsyncLifetime
{
    private const string OpenId = "oTestOpenId0000000000000001";
    private Core core = null!;
    private LifeActs acts = null!;
    private string receipt = "";

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        acts = new(core);
        receipt = (await core.Send(new SubmitReport { RequestId = NewId(), Area = core.Area, Text = "电线杆歪了", Channel = Channel.WeChat, Anonymity = Anonymity.Anonymous })).Value.Receipt;
        await SubscribeAsync(OpenId);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_closed_window_gives_up_the_message_and_keeps_the_address_for_the_next()
    {
        await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.WindowClosed);
        core.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await LeaseAsync());

        await AskAsync();
        var question = Assert.Single(await LeaseAsync());
        Assert.Equal((OpenId, "question"), (question.Address, question.Delivery.Kind));
    }

    [Theory]
    [InlineData(DeliveryResult.WindowClosed)]
    [InlineData(DeliveryResult.Unreachable)]
    public async Task Progress_that_does_not_arrive_costs_the_reporter_neither_question_nor_final_reply(DeliveryResult result)
    {
        await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.Sent);
        await ActAsync("h accept");
        var progress = Assert.Single(await LeaseAsync());
        Assert.Equal("progress", progress.Delivery.Kind);
        await CompleteAsync(progress, result);

        await AskAsync();
        await CompleteAsync(Assert.Single(await LeaseAsync()), DeliveryResult.Sent);
        await ActAsync("h pass-outside");
        Assert.Equal((OpenId, "final"), Assert.Single(await LeaseAsync()) is var final ? (final.Address, final.Delivery.Kind) : default);
    }

    [Fact]
    public async Task A_late_refusal_does_not_delete_an_address_given_since()
    {
        var old = Assert.Single(await LeaseAsync());
        await core.Send(new UnsubscribeFromReport(NewId(), receipt));
        await SubscribeAsync("oTestOpenId0000000000000002");
        await CompleteAsync(old, DeliveryResult.Unreachable);

        Assert.Equal("oTestOpenId0000000000000002", Assert.Single(await LeaseAsync()).Address);
        Assert.NotNull((await core.Send(new TrackReport(receipt))).Value.Report.Push);
    }

    [Fact]
    public async Task A_message_whose_report_cannot_be_read_keeps_no_other_message()
    {
        Assert.True(Receipt.TryParse(receipt, out var damaged));
        var report = (await core.Services.GetRequiredService<TownshipReader>().FindReceiptAsync(damaged))!.Value;
        receipt = (await core.Send(new SubmitReport { RequestId = NewId(), Area = core.Area, Text = "井盖没了", Channel = Channel.WeChat, Anonymity = Anonymity.Anonymous })).Value.Receipt;
        await SubscribeAsync("oTestOpenId0000000000000002");
        await core.Services.GetRequiredService<RedisConnections>().Writes.StringSetAsync(new TownshipKeys(core.Area).Report(report), "damaged");

        Assert.Equal("oTestOpenId0000000000000002", Assert.Single(await LeaseAsync()).Address);
    }

    [Fact]
    public async Task The_channel_says_closed_windows_too()
    {
        var client = new Delivery.DeliveryClient(await core.ConnectAsync());
        var leased = Assert.Single((await client.LeaseAsync(new() { Max = 10 }, Core.AsGateway())).Deliveries);
        await client.CompleteAsync(
            new() { AreaCode = leased.AreaCode, DeliveryId = leased.DeliveryId, Result = CompleteRequest.Types.Result.WindowClosed }, Core.AsGateway());

        Assert.Null(await core.Services.GetRequiredService<OutboxDocuments>().FindAsync(core.Area, leased.DeliveryId));
        Assert.NotNull((await core.Send(new TrackReport(receipt))).Value.Report.Push);
    }

    [Fact]
    public async Task A_matter_given_to_another_office_is_accepted_twice_and_told_once()
    {
        await ActAsync("h accept; h hand-back; so assign to=forestry-station; x accept");
        Assert.Equal(["您反映的事项已受理。"], await ToldAsync());
    }

    [Theory]
    [InlineData("h declare-major")]
    [InlineData("h rectify-by-date; h declare-major")]
    public async Task The_reporter_of_a_major_hazard_hears_once_that_it_must_be_put_right(string how)
    {
        await ActAsync("h accept; h sign-for; h verify; " + how);
        Assert.Equal(["您反映的事项已受理。", "核查后已要求整改。"], await ToldAsync());
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task SubscribeAsync(string openId) => Assert.True((await core.Send(new SubscribeToReport(NewId(), receipt, openId))).IsOk);

    private async Task<Hazard> HazardAsync() => Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);

    private async Task ActAsync(string script)
    {
        var hazard = await HazardAsync();
        foreach (var line in script.Split(';', StringSplitOptions.TrimEntries))
        {
            await acts.DoAsync(hazard.Id, line, line.Split(' '), hazard.Reports);
        }
    }

    private async Task AskAsync()
    {
        var hazard = await HazardAsync();
        var header = new ActHeader { Actor = core.ActorOf("power-supply"), RequestId = NewId(), Hazard = hazard.Id, ExpectedVersion = hazard.Version, Note = "在小学哪一边？" };
        Assert.True((await core.Send(new ReplyToReporter(header, null, IsQuestion: true))).IsOk);
    }

    private async Task<IReadOnlyList<LeasedDelivery>> LeaseAsync() => (await core.Send(new LeaseDeliveries(10))).Value;

    private async Task<IEnumerable<string>> ToldAsync() =>
        (await LeaseAsync()).Where(news => news.Delivery.Kind == "progress").Select(news => news.Delivery.Text).Order(StringComparer.Ordinal);

    private async Task CompleteAsync(LeasedDelivery leased, DeliveryResult result) =>
        Assert.True((await core.Send(new CompleteDelivery(leased.Area, leased.Delivery.Id, result))).IsOk);
}
