using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class DuplicatesOnGarnetTests(GarnetFixture store) : DuplicateTests(store), IClassFixture<GarnetFixture>;

public sealed class DuplicatesOnRedisTests(RedisFixture store) : DuplicateTests(store), IClassFixture<RedisFixture>;

public abstract class DuplicateTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_draft_is_read_for_village_place_and_thing()
    {
        var assessment = (await core.Send(Draft("松岗村小学门口电线杆歪了，快倒了"))).Value;

        Assert.Equal(core.Area + "201", assessment.VillageCode);
        Assert.Equal("松岗村小学门口", assessment.Place);
        Assert.True(assessment.NamesAThing);
        Assert.Empty(assessment.Similar);
    }

    [Fact]
    public async Task A_vague_draft_names_no_place_and_no_thing()
    {
        var assessment = (await core.Send(Draft("你们快来人管管吧"))).Value;

        Assert.Equal(("", "", false), (assessment.VillageCode, assessment.Place, assessment.NamesAThing));
    }

    [Fact]
    public async Task Other_words_that_leave_room_for_doubt_are_suggested_to_the_handler()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        await core.Send(Report("松岗小学大门那根水泥杆子斜得厉害，跟上次报的不是一个"));

        var hazards = await Hazards();
        Assert.Equal(2, hazards.Count);
        Assert.Equal(hazards.MinBy(hazard => hazard.Version)!.Id, Assert.Single(hazards.MaxBy(hazard => hazard.Version)!.PossibleDuplicates).Hazard);
    }

    [Theory]
    [InlineData("竹园村小学门口电线杆歪了，快倒了")]
    [InlineData("松岗村加油站旁边变压器冒烟")]
    public async Task The_same_wording_elsewhere_and_another_thing_stay_hazards_of_their_own(string other)
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        await core.Send(Report(other));

        Assert.Equal(2, (await Hazards()).Count);
    }

    [Fact]
    public async Task A_suggested_hazard_is_joined_by_its_token_and_left_by_its_rejection()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        var similar = Assert.Single((await core.Send(Draft("松岗小学大门那根水泥杆子斜得厉害"))).Value.Similar);

        await core.Send(Report("那个也是我看到的") with { JoinToken = similar.JoinToken });
        await core.Send(Report("松岗小学大门那根水泥杆子斜得厉害") with { RejectedJoinTokens = [similar.JoinToken] });

        var hazards = await Hazards();
        Assert.Equal([1, 2], hazards.Select(hazard => hazard.Reports.Count).Order());
        Assert.Single(hazards.Single(hazard => hazard.Reports.Count == 1).NotSameAs);
    }

    [Fact]
    public async Task Who_says_that_it_is_not_the_one_written_off_reports_no_recurrence()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        var old = Assert.Single(await Hazards());
        var acts = new LifeActs(core);
        foreach (var act in new[] { "h accept", "h sign-for", "h verify", "h rectify-at-once", "h report-rectification", "h2 reinspect", "h3 write-off" })
        {
            await acts.DoAsync(old.Id, act, act.Split(' '), old.Reports);
        }

        var similar = Assert.Single((await core.Send(Draft("松岗村小学门口电线杆歪了，快倒了！"))).Value.Similar);
        Assert.True(similar.WrittenOff);
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了！") with { RejectedJoinTokens = [similar.JoinToken] });

        var other = (await Hazards()).Single(hazard => hazard.Id != old.Id);
        Assert.Null(other.RecurrenceOf);
        Assert.Equal([old.Id], other.NotSameAs);
    }

    [Fact]
    public async Task Who_rejects_the_likest_of_two_hazards_may_still_have_meant_the_second()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        var first = Assert.Single((await core.Send(Draft("松岗村小学门口电线杆歪了，快倒了"))).Value.Similar);
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了") with { RejectedJoinTokens = [first.JoinToken] });
        Assert.Equal(2, (await Hazards()).Count);
        var second = (await core.Send(Draft("松岗村小学门口电线杆歪了，快倒了"))).Value.Similar;
        Assert.Equal(2, second.Count);

        foreach (var likest in second)
        {
            await core.Send(Report("松岗村小学门口电线杆歪了，快倒了") with { RejectedJoinTokens = [likest.JoinToken] });
        }

        Assert.Equal([2, 2], (await Hazards()).Select(hazard => hazard.Reports.Count));
    }

    [Fact]
    public async Task A_join_token_older_than_half_an_hour_loses_nothing()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了"));
        var similar = Assert.Single((await core.Send(Draft("松岗小学大门那根水泥杆子斜得厉害"))).Value.Similar);
        core.Clock.Advance(TimeSpan.FromMinutes(31));

        var accepted = await core.Send(Report("竹园村有棵枯树") with { JoinToken = similar.JoinToken });

        Assert.True(accepted.IsOk);
        Assert.Equal(2, (await Hazards()).Count);
    }

    [Fact]
    public async Task A_hazard_with_a_confidential_report_is_shown_to_nobody_and_joined_silently()
    {
        await core.Send(Report("松岗村小学门口电线杆歪了，快倒了") with { Anonymity = Anonymity.Confidential, Identity = new("王某某", "13900000000") });

        Assert.Empty((await core.Send(Draft("松岗小学大门那根水泥杆子斜得厉害"))).Value.Similar);
        var accepted = (await core.Send(Report("松岗村小学门口电线杆歪了，快倒了！"))).Value;

        Assert.Equal(0, accepted.PublicReportCount);
        Assert.Equal(2, Assert.Single(await Hazards()).Reports.Count);
    }

    [Fact]
    public async Task Near_identical_twins_on_two_instances_make_one_hazard_every_round()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, twin: core);
        var rounds = Environment.GetEnvironmentVariable("PR_SOAK") == "1" ? 200 : 20;
        for (var round = 1; round <= rounds; round++)
        {
            var text = $"{core.Area[..3]}{round * 1009}号机井边的电线断了垂到地上";
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? core : other).Send(Report(i < 3 ? text : text + "了"))));

            Assert.Equal(round, (await Hazards()).Count);
        }

        Assert.All(await Hazards(), hazard => Assert.Equal(6, hazard.Reports.Distinct().Count()));
    }

    private async Task<IReadOnlyList<ReportingCore.Domain.Hazards.Hazard>> Hazards() =>
        (await core.Send(new ListHazards(core.ActorOf("safety-office")) { Take = 200 })).Value.Hazards;

    private AssessReport Draft(string text) => new() { Area = core.Area, Text = text };

    private SubmitReport Report(string text) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    };
}
