using Microsoft.Extensions.DependencyInjection;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;
using Wire = PublicReport.Protos.Statistics.V1;

namespace PublicReport.ReportingCore.Tests.Statistics;

public sealed class PublicListingOnGarnetTests(GarnetFixture store) : PublicListingTests(store), IClassFixture<GarnetFixture>;

public sealed class PublicListingOnRedisTests(RedisFixture store) : PublicListingTests(store), IClassFixture<RedisFixture>;

/// <summary>挂牌督办公示 as a stranger reads it over the wire.</summary>
public abstract class PublicListingTests(IStoreFixture store) : IAsyncLifetime
{
    private const string ToMajor = "d accept;d sign-for;d verify;d declare-major";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task What_is_listed_is_public_with_its_deadline_and_without_a_word_of_report_place_reason_or_unit()
    {
        await ReportAsync();
        await ActAsync(ToMajor + ";so list-for-supervision");

        var item = Assert.Single(await PublishedAsync());
        Assert.Equal(("电力安全", "松岗村", "供电所", ""), (item.DomainName, item.VillageName, item.DepartmentName, item.Enterprise));
        Assert.Equal(("工贸企业重大事故隐患判定标准 第三条", "2026-03-02", "2026-04-01", ""), (item.Basis, item.ListedOn, item.Deadline, item.DelistedOn));
        foreach (var hidden in new[] { "老王家", "电线杆", "某企业", "说明", "甲", "张三" })
        {
            Assert.DoesNotContain(hidden, item.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_enterprise_is_named_only_where_the_safety_office_chose_to()
    {
        await ReportAsync();
        await ActAsync(ToMajor + ";so list-for-supervision named");

        Assert.Equal("某企业", Assert.Single(await PublishedAsync()).Enterprise);
    }

    [Fact]
    public async Task A_long_standing_hazard_is_listed_without_a_unit_whatever_was_ticked()
    {
        await ReportAsync();
        await ActAsync("d accept;d sign-for;d verify;d rectify-by-date");
        core.Clock.Advance(TimeSpan.FromDays(28));
        await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default);
        await ActAsync("so list-for-supervision named");

        var item = Assert.Single(await PublishedAsync());
        Assert.Equal(("", ""), (item.Enterprise, item.Basis));
    }

    [Fact]
    public async Task Delisting_is_published_for_a_year_and_what_is_not_listed_never()
    {
        await ReportAsync();
        await ActAsync(ToMajor);
        Assert.Empty(await PublishedAsync());
        await ActAsync("so list-for-supervision;d report-rectification;d2 reinspect");
        core.Clock.Advance(TimeSpan.FromDays(1));
        await ActAsync("so delist");

        Assert.Equal("2026-03-03", Assert.Single(await PublishedAsync()).DelistedOn);
        core.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Empty(await PublishedAsync());
    }

    [Theory]
    [InlineData("d reply-finally;d file-objection;lead decide-objection", "d verify false")]
    [InlineData("duty emergency-hand-over", "so record-conclusion-above")]
    public async Task What_is_no_longer_verified_here_is_published_as_revoked_without_unit_or_standard(string withdrawn, string end)
    {
        await ReportAsync();
        await ActAsync(ToMajor + ";so list-for-supervision named");
        core.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var acts in new[] { withdrawn, end })
        {
            await ActAsync(acts);
            var item = Assert.Single(await PublishedAsync());
            Assert.Equal(("", "", "", "2026-03-03"), (item.Enterprise, item.Basis, item.DelistedOn, item.RevokedOn));
        }

        core.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Empty(await PublishedAsync());
    }

    [Fact]
    public async Task What_was_delisted_and_sent_back_is_not_published_as_passed()
    {
        await ReportAsync();
        await ActAsync(ToMajor + ";so list-for-supervision named;d report-rectification;d2 reinspect;so delist");
        Assert.Equal("2026-03-02", Assert.Single(await PublishedAsync()).DelistedOn);
        await ActAsync("d send-back");
        Assert.Empty(await PublishedAsync());
        await ActAsync("so list-for-supervision");
        Assert.Equal("", Assert.Single(await PublishedAsync()).DelistedOn);
    }

    [Fact]
    public async Task Of_two_major_hazards_that_are_merged_one_is_listed_and_in_the_ledger()
    {
        await ReportAsync();
        await ActAsync(ToMajor + ";so list-for-supervision named");
        await ReportAsync("电表箱冒火花，松岗村东头");
        await ActAsync(ToMajor + ";so list-for-supervision named");
        var (later, earlier) = (await LastAsync(), (await AllAsync()).MinBy(hazard => hazard.Number)!);

        Assert.True((await core.Send(new ReportingCore.Features.Merge.MergeHazard(Header(later), earlier.Id))).IsOk);

        Assert.Equal(["", "2026-03-02"], (await PublishedAsync()).Select(item => item.RevokedOn));
        var merged = await core.Services.GetRequiredService<TownshipReader>().HazardsAsync(core.Area, [later.Id, earlier.Id]);
        Assert.Equal(earlier.Id, Assert.Single(merged.Select(LedgerEntry.Of).OfType<LedgerEntry>()).Hazard.Id);
    }

    [Fact]
    public async Task A_major_hazard_is_merged_into_and_not_away()
    {
        await ReportAsync();
        await ActAsync("d accept");
        await ReportAsync("电表箱冒火花，松岗村东头");
        await ActAsync("d accept;d sign-for;d verify;d declare-major");
        var (major, other) = (await LastAsync(), (await AllAsync()).MinBy(hazard => hazard.Number)!);

        var refused = await core.Send(new ReportingCore.Features.Merge.MergeHazard(Header(major), other.Id));
        Assert.Equal("major-is-merged-into", refused.Refusal!.Code);
        Assert.True((await core.Send(new ReportingCore.Features.Merge.MergeHazard(Header(other), major.Id))).IsOk);
    }

    [Fact]
    public async Task Before_it_lists_a_confided_matter_the_safety_office_is_told_so_and_the_department_is_not()
    {
        await ReportAsync(confided: true);
        var hazard = await LastAsync();
        var client = new Casework.CaseworkClient(await core.ConnectAsync());

        Assert.True((await client.GetHazardAsync(new() { HazardId = hazard.Id.Value }, core.As(core.ActorOf("safety-office", Role.SafetyOffice)))).InConfidence);
        Assert.False((await client.GetHazardAsync(new() { HazardId = hazard.Id.Value }, core.As(core.ActorOf(hazard.Department)))).InConfidence);
        await ReportAsync("竹园村枯树压在变压器上");
        var open = (await AllAsync()).Single(other => other.Id != hazard.Id);
        Assert.False((await client.GetHazardAsync(new() { HazardId = open.Id.Value }, core.As(core.ActorOf("safety-office", Role.SafetyOffice)))).InConfidence);
    }

    private ActHeader Header(Hazard hazard) =>
        new() { Actor = core.ActorOf(hazard.Department), RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };

    private async Task<IReadOnlyList<Wire.PublicListing>> PublishedAsync() =>
        (await new Wire.Statistics.StatisticsClient(await core.ConnectAsync()).GetPublicListingsAsync(new() { AreaCode = core.Area })).Items;

    private async Task ReportAsync(string text = "松岗村老王家门口电线杆歪了", bool confided = false) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Place = "松岗村老王家门口",
        Channel = Channel.Web,
        Anonymity = confided ? Anonymity.Confidential : Anonymity.Anonymous,
        Identity = confided ? new("王小明", "13800000000") : null,
    })).IsOk);

    private async Task<IReadOnlyList<Hazard>> AllAsync() => (await core.Send(new ListHazards(core.ActorOf("safety-office", Role.SafetyOffice)))).Value.Hazards;

    private async Task<Hazard> LastAsync() => (await AllAsync()).MaxBy(hazard => hazard.Number)!;

    private async Task ActAsync(string acts)
    {
        foreach (var line in acts.Split(';'))
        {
            var hazard = await LastAsync();
            var done = await new LifeActs(core).TryAsync(hazard.Id, line.Split(' '), hazard.Reports);
            Assert.True(done.IsOk, $"{line}: {done.Refusal?.Code}");
        }
    }
}
