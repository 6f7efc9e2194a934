using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;
using Wire = PublicReport.Protos.Tracking.V1;

namespace PublicReport.ReportingCore.Tests.Features.Tracking;

public sealed class InsistOnGarnetTests(GarnetFixture store) : InsistTests(store), IClassFixture<GarnetFixture>;

public sealed class InsistOnRedisTests(RedisFixture store) : InsistTests(store), IClassFixture<RedisFixture>;

/// <summary>坚持上报 with nothing but the receipt.</summary>
public abstract class InsistTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task The_same_report_goes_before_a_person_and_its_time_runs_from_then()
    {
        var receipt = await SubmitAsync("out-of-scope");
        Assert.Equal(HazardState.Guided, (await TheHazardAsync()).State);
        core.Clock.Advance(TimeSpan.FromDays(20));

        await new Wire.Tracking.TrackingClient(await core.ConnectAsync()).InsistAsync(new() { RequestId = NewId(), Receipt = receipt }, Core.AsGateway());

        var hazard = await TheHazardAsync();
        Assert.Equal((HazardState.Registered, RouteReason.LowConfidence, "safety-office"), (hazard.State, hazard.Route.Reason, hazard.Department));
        Assert.Equal(core.Clock.GetUtcNow(), CaseClocks.ArrivedAt(hazard));
        var track = (await core.Send(new TrackReport(receipt))).Value;
        Assert.Equal(("registered", "insisted"), (track.State, track.Steps[^1].Code));
    }

    [Fact]
    public async Task A_second_tap_a_report_that_was_taken_and_one_withdrawn_are_told_so()
    {
        var guided = await SubmitAsync("out-of-scope");
        var (first, again) = (NewId(), NewId());
        Assert.True((await InsistAsync(guided, first)).IsOk);
        Assert.True((await InsistAsync(guided, first)).IsOk);
        Assert.Equal("not-guided", (await InsistAsync(guided, again)).Refusal?.Code);

        Assert.Equal("not-guided", (await InsistAsync(await SubmitAsync("electric-power"), NewId())).Refusal?.Code);

        var withdrawn = await SubmitAsync("out-of-scope");
        await core.Send(new WithdrawReport(NewId(), withdrawn));
        Assert.Equal(OwnReport.Withdrawn, (await InsistAsync(withdrawn, NewId())).Refusal);
        Assert.Equal(OwnReport.NotFound, (await InsistAsync("没有这个码", NewId())).Refusal);
    }

    private Task<Outcome<Done>> InsistAsync(string receipt, string requestId) => core.Send(new InsistOnReport(requestId, receipt));

    private async Task<string> SubmitAsync(string domain)
    {
        core.Classifier.Next = SettableClassifier.Of(domain);
        return (await core.Send(new SubmitReport
        {
            RequestId = NewId(),
            Area = core.Area,
            Text = "罗集村社保卡怎么办理，养老金多少钱一个月",
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        })).Value.Receipt;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task<Hazard> TheHazardAsync() => Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);
}
