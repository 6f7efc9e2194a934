using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Features.Statistics;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class FiguresOnGarnetTests(GarnetFixture store) : FiguresTests(store), IClassFixture<GarnetFixture>;

public sealed class FiguresOnRedisTests(RedisFixture store) : FiguresTests(store), IClassFixture<RedisFixture>;

/// <summary>Figures of a department tell nothing of the reporters it must not know.</summary>
public abstract class FiguresTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_department_to_which_an_insiders_report_was_paraphrased_counts_that_it_came_and_not_from_whom_or_how()
    {
        var report = await village.InsiderAsync("供电所仓库里线路老化");
        await village.ActAsync(report, "so release-paraphrase;h accept");
        var department = core.ActorOf("power-supply");

        Assert.Equal((1, 1), (await CountAsync("received", department), await CountAsync("open", department)));
        Assert.Equal((0, 0, 0), (await CountAsync("received;class=insider", department), await CountAsync("received;anonymity=Anonymous", department),
            await CountAsync("received;channel=Web", department)));
        Assert.Equal(1, await CountAsync("received;class=insider", village.Office));
    }

    [Fact]
    public async Task A_hidden_report_merged_into_an_open_hazard_is_counted_by_the_safety_office_alone()
    {
        var open = await village.ReportAsync("松岗村小学门口电线杆歪了");
        var secret = await village.InsiderAsync("松岗村小学门口电线杆歪了，我是抄表员");
        var hazard = await village.HazardOfAsync(secret);
        Assert.Null((await core.Send(new MergeHazard(Village.Header(hazard, village.Office), (await village.HazardOfAsync(open)).Id))).Refusal);
        await village.ActAsync(open, "h accept;h sign-for;h verify false;h reply-finally");
        Assert.Null((await core.Send(new RateReply(Guid.NewGuid().ToString("N"), secret.Receipt, true))).Refusal);

        Assert.Equal((1, 0), (await CountAsync("received", core.ActorOf("power-supply")), await CountAsync("satisfied", core.ActorOf("power-supply"))));
        Assert.Equal((2, 1), (await CountAsync("received", village.Office), await CountAsync("satisfied", village.Office)));
    }

    private async Task<int> CountAsync(string figure, Actor actor) => (await core.Send(new ListBehindFigure(actor, "2026-03", figure, 0, 1))).Value.Total;
}
