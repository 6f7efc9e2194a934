using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Casework;

public sealed class CaseOfficeOnGarnetTests(GarnetFixture store) : CaseOfficeTests(store), IClassFixture<GarnetFixture>;

public sealed class CaseOfficeOnRedisTests(RedisFixture store) : CaseOfficeTests(store), IClassFixture<RedisFixture>;

/// <summary>Through the wire, as the console calls it.</summary>
public abstract class CaseOfficeTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private Protos.Casework.V1.Casework.CaseworkClient casework = null!;
    private CaseOffice.CaseOfficeClient office = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        var channel = await core.ConnectAsync();
        (casework, office) = (new(channel), new(channel));
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_conflict_says_who_did_what_when()
    {
        var seen = await ReportedAsync();
        await casework.AcceptAsync(Act(seen), core.As(core.ActorOf("power-supply") with { DisplayName = "李四" }));

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await casework.HandBackAsync(Act(seen, "不归我们"), core.As(core.ActorOf("power-supply"))));
        Assert.Equal(StatusCode.Aborted, refused.StatusCode);
        var newer = NewerEvent.Parser.ParseFrom(refused.Trailers.GetValueBytes("newer-event-bin"));
        Assert.Equal(("accept", "李四", "power-supply", core.Clock.GetUtcNow()), (newer.Act, newer.ActorName, newer.Department, newer.At.ToDateTimeOffset()));
    }

    [Fact]
    public async Task Templates_belong_to_the_department_and_a_stale_version_is_refused()
    {
        var mine = core.As(core.ActorOf("power-supply"));
        var defaults = await office.ListTemplatesAsync(new(), mine);
        Assert.Contains(defaults.Items, item => item.Act == "decline");

        var save = new SaveTemplatesRequest { RequestId = Guid.NewGuid().ToString("N"), Items = { new Template { Act = "accept", Name = "短", Text = "已受理。" } } };
        var saved = await office.SaveTemplatesAsync(save, mine);
        Assert.Equal("已受理。", Assert.Single((await office.ListTemplatesAsync(new(), mine)).Items).Text);
        Assert.True((await office.ListTemplatesAsync(new(), core.As(core.ActorOf("police")))).Items.Count > 1);

        save.RequestId = Guid.NewGuid().ToString("N");
        Assert.Equal(StatusCode.Aborted, (await Assert.ThrowsAsync<RpcException>(async () => await office.SaveTemplatesAsync(save, mine))).StatusCode);
        save.ExpectedVersion = saved.Version;
        save.RequestId = Guid.NewGuid().ToString("N");
        save.Items[0].Text = "";
        Assert.Equal("template-invalid", (await Assert.ThrowsAsync<RpcException>(async () => await office.SaveTemplatesAsync(save, mine))).Trailers.GetValue("error-code"));
    }

    [Fact]
    public async Task Everybody_is_shown_what_needs_them_and_nothing_else()
    {
        await ReportedAsync(urgent: true);
        Assert.Equal("acknowledge", Assert.Single((await office.ListMineAsync(new(), core.As(core.ActorOf("power-supply")))).Items).Kind);
        Assert.Equal("acknowledge", Assert.Single((await office.ListMineAsync(new(), core.As(Person(Role.DutyOfficer)))).Items).Kind);
        Assert.Empty((await office.ListMineAsync(new(), core.As(core.ActorOf("forestry-station")))).Items);
        Assert.Empty((await office.ListMineAsync(new(), core.As(Person(Role.Leader)))).Items);

        core.Clock.Advance(TimeSpan.FromDays(15));
        await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default);
        Assert.Equal("late", Assert.Single((await office.ListMineAsync(new(), core.As(Person(Role.Leader)))).Items).Kind);
    }

    [Fact]
    public async Task The_month_end_list_keeps_what_was_late_then()
    {
        await ReportedAsync();
        core.Clock.Advance(TimeSpan.FromDays(31));
        await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default);
        var leader = core.As(Person(Role.Leader));
        var line = Assert.Single((await office.ListSupervisedAsync(new(), leader)).Items);
        Assert.Equal((5, "accept", 1), (line.Hazard.SupervisionLevel, line.Clock, line.Letters));
        Assert.True(line.DaysLate > 20);

        await casework.AcceptAsync(Act(line.Hazard), core.As(core.ActorOf("power-supply")));
        Assert.Empty((await office.ListSupervisedAsync(new(), leader)).Items);
        Assert.Single((await office.ListSupervisedAsync(new() { Month = "2026-03" }, leader)).Items);
        Assert.Empty((await office.ListSupervisedAsync(new() { Month = "2026-03" }, core.As(core.ActorOf("forestry-station")))).Items);
    }

    [Fact]
    public async Task Routing_corrections_are_kept_in_order_and_reading_them_is_an_event()
    {
        var seen = await ReportedAsync();
        await casework.HandBackAsync(Act(seen, "不归我们"), core.As(core.ActorOf("power-supply")));
        var so = core.As(core.ActorOf("safety-office"));
        var again = (await casework.ListHazardsAsync(new(), so)).Hazards[0];
        await casework.AssignAsync(
            new() { RequestId = Guid.NewGuid().ToString("N"), HazardId = again.HazardId, ExpectedVersion = again.Version, Department = "water-station", Domain = "water-conservancy" }, so);

        var corrections = (await casework.ListRoutingCorrectionsAsync(new(), so)).Corrections;
        Assert.Equal(["hand-back", "assign"], corrections.Select(item => item.Act));
        Assert.Equal(("electric-power", "", "power-supply", "safety-office"), (corrections[0].DomainBefore, corrections[0].DomainAfter, corrections[0].DepartmentBefore, corrections[0].DepartmentAfter));
        Assert.Equal(("electric-power", "water-conservancy", "water-station", "safety-office-1"), (corrections[1].DomainBefore, corrections[1].DomainAfter, corrections[1].DepartmentAfter, corrections[1].By));
        Assert.Single(corrections[1].ReportIds);
        Assert.Single((await casework.ListRoutingCorrectionsAsync(new() { After = corrections[0].Version }, so)).Corrections);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await casework.ListRoutingCorrectionsAsync(new(), core.As(core.ActorOf("power-supply"))));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        var reader = core.Services.GetRequiredService<TownshipReader>();
        var head = await reader.HeadAsync(core.Area);
        Assert.Equal("routing-corrections-read", (await reader.EventsAsync(core.Area, [head.Version]))[0].Act);
    }

    [Fact]
    public async Task The_office_is_told_of_a_missing_year_and_of_a_duty_officer_nobody_reaches()
    {
        var so = core.As(core.ActorOf("safety-office"));
        Assert.Equal(["duty-unreachable"], (await casework.GetOfficeAsync(new(), so)).Warnings);
        core.Clock.Advance(TimeSpan.FromDays(270));
        so = core.As(core.ActorOf("safety-office"));
        Assert.Contains("holiday-year-missing:2027", (await casework.GetOfficeAsync(new(), so)).Warnings);
    }

    private Actor Person(string role) => core.ActorOf("safety-office", role) with { Account = role };

    private async Task<HazardSummary> ReportedAsync(bool urgent = false)
    {
        Assert.True((await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = "电线杆歪了",
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Urgent = urgent,
        })).IsOk);
        return (await casework.ListHazardsAsync(new(), core.As(core.ActorOf("safety-office")))).Hazards[0];
    }

    private static ActRequest Act(HazardSummary seen, string note = "") =>
        new() { RequestId = Guid.NewGuid().ToString("N"), HazardId = seen.HazardId, ExpectedVersion = seen.Version, Note = note };
}
