using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Casework;

public sealed class SearchOnGarnetTests(GarnetFixture store) : SearchTests(store), IClassFixture<GarnetFixture>;

public sealed class SearchOnRedisTests(RedisFixture store) : SearchTests(store), IClassFixture<RedisFixture>;

public abstract class SearchTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Words_are_found_anywhere_in_any_width_or_case_and_all_of_them_must_be_there()
    {
        await ReportAsync("松岗村小学门口１０ＫＶ电线杆歪了");
        await ReportAsync("竹园村卫生室楼道灯坏了");

        Assert.Equal(1, await FoundAsync("10kv"));
        Assert.Equal(1, await FoundAsync("门口　电线杆"));
        Assert.Equal(0, await FoundAsync("电线杆 楼道"));
        Assert.Equal(2, await FoundAsync("村"));
        Assert.Equal(2, await FoundAsync("  "));
        Assert.Equal(0, await FoundAsync("燃气"));
    }

    [Fact]
    public async Task Number_enterprise_state_domain_village_and_days_narrow_it()
    {
        await ReportAsync("老油坊锅炉漏气", village: "201");
        core.Clock.Advance(TimeSpan.FromDays(3));
        await ReportAsync("新油坊锅炉漏气");
        var old = (await ListAsync(query => query with { VillageCode = core.Area + "201" })).Single();
        await new LifeActs(core).DoAsync(old.Id, "", ["d", "accept"], old.Reports);
        await new LifeActs(core).DoAsync(old.Id, "", ["d", "sign-for"], old.Reports);
        await new LifeActs(core).DoAsync(old.Id, "", ["d", "verify"], old.Reports);
        await new LifeActs(core).DoAsync(old.Id, "", ["d", "declare-major"], old.Reports);

        Assert.Equal(old.Id, (await ListAsync(query => query with { Search = old.Number })).Single().Id);
        Assert.Equal(old.Id, (await ListAsync(query => query with { Search = "某企业" })).Single().Id);
        Assert.Equal(old.Id, (await ListAsync(query => query with { States = [HazardState.Rectifying] })).Single().Id);
        Assert.Equal(old.Id, (await ListAsync(query => query with { Search = "锅炉", To = core.Clock.GetUtcNow().AddDays(-1) })).Single().Id);
        Assert.NotEqual(old.Id, (await ListAsync(query => query with { Search = "锅炉", From = core.Clock.GetUtcNow().AddDays(-1) })).Single().Id);
        Assert.Empty(await ListAsync(query => query with { Search = "锅炉", Domain = "gas" }));
    }

    [Fact]
    public async Task A_department_finds_nothing_by_words_it_may_not_read()
    {
        await ReportAsync("电线杆歪了，旁边小卖部老王家");
        await ReportAsync("电线杆歪了，旁边小卖部老王家，我是供电所抄表的", insider: true);
        var department = core.ActorOf("power-supply");

        Assert.Equal(0, (await core.Send(new ListHazards(department) { Search = "抄表" })).Value.Total);
        Assert.Equal(1, (await core.Send(new ListHazards(department) { Search = "小卖部" })).Value.Total);
        Assert.Equal(1, await FoundAsync("抄表"));
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first_with_alarms_on_top()
    {
        for (var i = 0; i < 7; i++)
        {
            await ReportAsync($"{i} 号院墙裂了，门牌 {i * 37}", urgent: i == 2);
            core.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var whole = await ListAsync(query => query);
        Assert.True(whole[0].Urgent);
        Assert.Equal(whole.Skip(1).OrderByDescending(hazard => hazard.FirstReportedAt).Select(hazard => hazard.Id), whole.Skip(1).Select(hazard => hazard.Id));
        var paged = new List<Hazard>();
        for (var skip = 0; skip < 7; skip += 3)
        {
            paged.AddRange(await ListAsync(query => query with { Skip = skip, Take = 3 }));
        }

        Assert.Equal(whole.Select(hazard => hazard.Id), paged.Select(hazard => hazard.Id));
    }

    private async Task<int> FoundAsync(string words) => (await core.Send(new ListHazards(core.ActorOf("safety-office")) { Search = words })).Value.Total;

    private async Task<IReadOnlyList<Hazard>> ListAsync(Func<ListHazards, ListHazards> change) =>
        (await core.Send(change(new ListHazards(core.ActorOf("safety-office"))))).Value.Hazards;

    private async Task ReportAsync(string text, string village = "", bool insider = false, bool urgent = false) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        VillageCode = village.Length > 0 ? core.Area + village : "",
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
        Insider = insider,
        Urgent = urgent,
    })).IsOk);
}
