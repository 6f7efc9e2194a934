using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Tracking;

public sealed class ObjectionOnGarnetTests(GarnetFixture store) : ObjectionTests(store), IClassFixture<GarnetFixture>;

public sealed class ObjectionOnRedisTests(RedisFixture store) : ObjectionTests(store), IClassFixture<RedisFixture>;

/// <summary>The final reply and the objection to it, with nothing but the receipt.</summary>
public abstract class ObjectionTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Before_the_reply_there_is_nothing_to_object_to()
    {
        var receipt = await Submit();

        Assert.Null((await Track(receipt)).ObjectionUntil);
        Assert.Equal("not-replied-yet", (await Object(receipt)).Refusal!.Code);
    }

    [Fact]
    public async Task The_reply_shows_its_four_parts_and_an_objection_within_its_days_goes_to_review_once()
    {
        var receipt = await Submit();
        await ReplyAsync();

        var replied = await Track(receipt);
        var words = replied.Messages.Single(message => message.At == replied.Report.RepliedAt).Text;
        Assert.All(["核查结论：", "简要核查情况：", "处理决定：", "是否符合奖励条件："], part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.Equal(["registered", "accepted", "verifying", "unfounded", "replied"], replied.Steps.Select(step => step.Code));
        Assert.NotNull(replied.ObjectionUntil);

        var id = NewId();
        Assert.True((await Object(receipt, id)).IsOk);
        Assert.Equal((await Object(receipt, id)).Value, (await Object(receipt, id)).Value);
        Assert.Equal("already-objected", (await Object(receipt)).Refusal!.Code);

        var objected = await Track(receipt);
        Assert.Null(objected.ObjectionUntil);
        Assert.Equal("那天没有人来", Assert.Single(objected.Objections).Reason);
        Assert.Equal(("objected", "unfounded"), (objected.Steps[^1].Code, objected.State));
        Assert.Single((await Hazard()).Objections);
    }

    [Fact]
    public async Task After_its_days_and_for_who_was_told_nothing_there_is_no_objection()
    {
        var receipt = await Submit();
        await ReplyAsync();
        var later = await Submit();

        Assert.Equal("not-replied-yet", (await Object(later)).Refusal!.Code);
        Assert.Null((await Track(later)).Report.RepliedAt);
        Assert.NotNull((await Track(receipt)).ObjectionUntil);
        core.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal("objection-too-late", (await Object(receipt)).Refusal!.Code);
        Assert.Null((await Track(receipt)).ObjectionUntil);
    }

    [Fact]
    public async Task A_review_that_upholds_is_told_and_the_verification_starts_again()
    {
        var receipt = await Submit();
        await ReplyAsync();
        await Object(receipt);

        var hazard = await Hazard();
        var input = new ActInput { Report = hazard.Reports[0], Verdict = true };
        await Perform(Act.DecideObjection, input, "重新核查", core.ActorOf("safety-office", "leader"));

        var track = await Track(receipt);
        Assert.True(Assert.Single(track.Objections).Upheld);
        Assert.Equal(("verifying", "objection-decided"), (track.State, track.Steps[^1].Code));
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task<Track> Track(string receipt) => (await core.Send(new TrackReport(receipt))).Value;

    private Task<Domain.Outcome<Domain.Done>> Object(string receipt, string? id = null) => core.Send(new ObjectToReply(id ?? NewId(), receipt, "那天没有人来"));

    private async Task<Hazard> Hazard() => (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards.Single();

    private async Task ReplyAsync()
    {
        var hazard = await Hazard();
        Assert.Null((await core.Send(new AcceptHazard(Header(hazard, "")))).Refusal);
        await Perform(Act.SignFor, new(), "");
        await Perform(Act.Verify, new()
        {
            People = ["甲", "乙"],
            Date = DateOnly.FromDateTime(core.Clock.GetUtcNow().Date),
            Finding = Finding.False,
            Pictures = [await PictureAsync()],
        }, "看过了");
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        await Perform(Act.ReplyFinally, new() { Conclusion = "不属实", Facts = "电线杆是直的", Decision = "不予处理", Reward = "不符合" }, "");
    }

    private async Task<Domain.EvidenceId> PictureAsync()
    {
        var saved = await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg=="));
        return saved.Value.Id;
    }

    private async Task Perform(Act act, ActInput input, string note, Domain.Actors.Actor? actor = null)
    {
        var header = Header(await Hazard(), note);
        Assert.Null((await core.Send(new PerformAct(actor is null ? header : header with { Actor = actor }, act, input))).Refusal);
    }

    private ActHeader Header(Hazard hazard, string note) => new()
    {
        Actor = core.ActorOf("power-supply"),
        RequestId = NewId(),
        Hazard = hazard.Id,
        ExpectedVersion = hazard.Version,
        Note = note,
    };

    private async Task<string> Submit() => (await core.Send(new SubmitReport
    {
        RequestId = NewId(),
        Area = core.Area,
        Text = "松岗村小学门口电线杆歪了",
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
        Circumstances = new() { Ongoing = Answer.Yes, PeopleAtRisk = "小学生" },
    })).Value.Receipt;
}
