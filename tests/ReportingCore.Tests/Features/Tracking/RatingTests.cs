using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;
using Wire = PublicReport.Protos.Tracking.V1;
using WireCasework = PublicReport.Protos.Casework.V1;

namespace PublicReport.ReportingCore.Tests.Features.Tracking;

public sealed class RatingOnGarnetTests(GarnetFixture store) : RatingTests(store), IClassFixture<GarnetFixture>;

public sealed class RatingOnRedisTests(RedisFixture store) : RatingTests(store), IClassFixture<RedisFixture>;

/// <summary>满意 and 不满意 with the final reply, with nothing but the receipt.</summary>
public abstract class RatingTests(IStoreFixture store) : IAsyncLifetime
{
    private const string ToReply = "d accept;d sign-for;d verify false;d reply-finally";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Before_the_last_answer_and_for_an_unknown_receipt_there_is_nothing_to_rate()
    {
        var receipt = await SubmitAsync();
        await ActAsync("d accept");

        Assert.Equal("nothing-to-rate", (await RateAsync(receipt, true)).Refusal!.Code);
        Assert.False((await TrackAsync(receipt)).MayRate);
        Assert.Equal(OwnReport.NotFound, (await RateAsync("没有这个码", true)).Refusal);
    }

    [Fact]
    public async Task It_is_said_once_a_retry_gets_the_first_answer_and_the_log_keeps_it_without_words()
    {
        var receipt = await SubmitAsync();
        await ActAsync(ToReply);
        Assert.True((await TrackAsync(receipt)).MayRate);

        var id = NewId();
        Assert.True((await RateAsync(receipt, false, id)).IsOk);
        Assert.True((await RateAsync(receipt, false, id)).IsOk);
        Assert.Equal("already-rated", (await RateAsync(receipt, true)).Refusal!.Code);

        var track = await TrackAsync(receipt);
        Assert.Equal((false, false), (track.Report.Satisfied, track.MayRate));
        var said = Assert.Single(await EventsAsync(), entry => entry.Act == "reply-rated");
        Assert.Equal(("no", "", (ReportId?)track.Report.Id), (said.Details["satisfied"], said.Note, said.Report));
        Assert.Equal(["death", "department", "satisfied", "state"], said.Details.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Being_dissatisfied_moves_nothing_and_the_objection_is_still_open()
    {
        var receipt = await SubmitAsync();
        await ActAsync(ToReply);
        var before = await TrackAsync(receipt);

        await RateAsync(receipt, false);

        var after = await TrackAsync(receipt);
        Assert.Equal((before.State, before.ObjectionUntil, before.Steps.Count), (after.State, after.ObjectionUntil, after.Steps.Count));
        Assert.Equal(HazardState.Unfounded, (await HazardAsync()).State);
        Assert.True((await core.Send(new ObjectToReply(NewId(), receipt, "那天没有人来"))).IsOk);
    }

    [Fact]
    public async Task A_refusal_to_accept_is_a_last_answer_too()
    {
        var receipt = await SubmitAsync();
        await ActAsync("d decline code=1");

        Assert.True((await TrackAsync(receipt)).MayRate);
        Assert.True((await RateAsync(receipt, false)).IsOk);
    }

    [Fact]
    public async Task Who_has_withdrawn_rates_nothing()
    {
        var receipt = await SubmitAsync();
        await ActAsync(ToReply);
        await core.Send(new WithdrawReport(NewId(), receipt));

        Assert.Equal("report-withdrawn", (await RateAsync(receipt, true)).Refusal!.Code);
        Assert.False((await TrackAsync(receipt)).MayRate);
    }

    [Fact]
    public async Task A_new_reply_after_an_upheld_objection_is_rated_anew()
    {
        var receipt = await SubmitAsync();
        await ActAsync(ToReply);
        await RateAsync(receipt, false);
        await core.Send(new ObjectToReply(NewId(), receipt, "那天没有人来"));
        await ActAsync("lead decide-objection");
        Assert.Equal("already-rated", (await RateAsync(receipt, true)).Refusal!.Code);

        await ActAsync("d verify;d reply-finally");

        Assert.Equal((null, true), ((await TrackAsync(receipt)).Report.Satisfied, (await TrackAsync(receipt)).MayRate));
        Assert.True((await RateAsync(receipt, true)).IsOk);
        Assert.Equal(["no", "yes"], (await EventsAsync()).Where(entry => entry.Act == "reply-rated").Select(entry => entry.Details["satisfied"]));
    }

    [Fact]
    public async Task Each_reporter_of_a_hazard_speaks_for_the_own_report_and_the_handlers_see_who_is_satisfied_over_the_wire()
    {
        List<string> receipts = [await SubmitAsync(), await SubmitAsync(), await SubmitAsync()];
        await ActAsync(ToReply);
        var channel = await core.ConnectAsync();
        var tracking = new Wire.Tracking.TrackingClient(channel);

        await tracking.RateAsync(new() { RequestId = NewId(), Receipt = receipts[0], Satisfied = true });
        await tracking.RateAsync(new() { RequestId = NewId(), Receipt = receipts[1], Satisfied = false });

        var shown = await tracking.TrackAsync(new() { Receipt = receipts[1] });
        var silent = await tracking.TrackAsync(new() { Receipt = receipts[2] });
        Assert.Equal((true, false, false), (shown.HasSatisfied, shown.Satisfied, shown.MayRate));
        Assert.Equal((false, true), (silent.HasSatisfied, silent.MayRate));
        var file = await new WireCasework.Casework.CaseworkClient(channel).GetHazardAsync(new() { HazardId = (await HazardAsync()).Id.Value }, core.As(core.ActorOf("power-supply")));
        Assert.Equal(["True", "False", ""], file.Reports.Select(report => report.HasSatisfied ? report.Satisfied.ToString() : ""));
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private Task<Outcome<Done>> RateAsync(string receipt, bool satisfied, string? id = null) => core.Send(new RateReply(id ?? NewId(), receipt, satisfied));

    private async Task<Track> TrackAsync(string receipt) => (await core.Send(new TrackReport(receipt))).Value;

    private async Task<Hazard> HazardAsync() => Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);

    private async Task<IReadOnlyList<AuditEvent>> EventsAsync() =>
        await core.Services.GetRequiredService<TownshipReader>().EventsAsync(core.Area, (await HazardAsync()).Events);

    private async Task ActAsync(string acts)
    {
        foreach (var line in acts.Split(';'))
        {
            var hazard = await HazardAsync();
            core.Clock.Advance(TimeSpan.FromMinutes(1));
            var done = await new LifeActs(core).TryAsync(hazard.Id, line.Split(' '), hazard.Reports);
            Assert.True(done.IsOk, $"{line}: {done.Refusal?.Code}");
        }
    }

    private async Task<string> SubmitAsync() => (await core.Send(new SubmitReport
    {
        RequestId = NewId(),
        Area = core.Area,
        Text = "松岗村小学门口电线杆歪了",
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    })).Value.Receipt;
}
