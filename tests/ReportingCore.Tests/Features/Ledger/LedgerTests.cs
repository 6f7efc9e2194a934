using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Ledger;

public sealed class LedgerOnGarnetTests(GarnetFixture store) : LedgerTests(store), IClassFixture<GarnetFixture>;

public sealed class LedgerOnRedisTests(RedisFixture store) : LedgerTests(store), IClassFixture<RedisFixture>;

public abstract class LedgerTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    private Actor Office => core.ActorOf("safety-office");

    private Actor Handler => core.ActorOf("emergency-office");

    private TownshipReader Reader => core.Services.GetRequiredService<TownshipReader>();

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_finding_becomes_a_hazard_that_is_being_rectified_supervised_and_clocked_like_any_other()
    {
        var entered = (await EnterAsync(Findings.Of(core))).Value;

        var hazard = (await Reader.FindHazardAsync(core.Area, entered.Hazard))!;
        var clocks = CaseClocks.Running(hazard, core.Services.GetRequiredService<Townships>().Get(core.Area).Clocks, core.Services.GetRequiredService<WorkingCalendar>());
        Assert.Equal((HazardState.Rectifying, HazardSource.EnterpriseSelfCheck, entered.Number), (hazard.State, hazard.Source, hazard.Number));
        Assert.Equal("emergency-office", hazard.Department);
        Assert.Equal("rectify", Assert.Single(clocks).Code);
        Assert.Equal(3, hazard.Supervision.Level);
        var rebuilt = ClockHistory.Rebuild(await Reader.EventsAsync(core.Area, hazard.Events), (_, _) => []);
        Assert.Equal(hazard.Milestones, rebuilt.Milestones);
        Assert.NotNull(rebuilt.Major);
        Assert.True((await new AuditChain(core.Services.GetRequiredService<RedisConnections>()).VerifyAsync(core.Area, CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task It_goes_on_to_write_off_by_the_acts_of_casework_and_leaves_the_outstanding()
    {
        var life = new LifeActs(core);
        var entered = (await EnterAsync(Findings.Of(core))).Value;
        foreach (var act in new[]
        {
            "d notify-enterprise", "d report-rectification > reinspecting", "d2 reinspect no > rectifying", "d report-rectification > reinspecting",
            "d2 reinspect > awaiting-write-off", "d3 write-off ! major-by-safety-office", "so2 write-off > written-off",
        })
        {
            await life.DoAsync(entered.Hazard, act, act.Split(' '), [default]);
        }

        var today = WorkingCalendar.Day(core.Clock.GetUtcNow());
        Assert.Equal(0, (await ListAsync(Office, new() { OutstandingOn = today })).Total);
        Assert.Equal(today, Assert.Single((await ListAsync(Office, new() { ClosedFrom = today, ClosedTo = today })).Entries).ClosedOn);
    }

    [Fact]
    public async Task The_supervision_job_presses_an_entry_that_is_late()
    {
        var entered = (await EnterAsync(Findings.Of(core) with { Deadline = WorkingCalendar.Day(core.Clock.GetUtcNow()).AddDays(-1) })).Value;
        core.Clock.Advance(TimeSpan.FromDays(1));

        await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(CancellationToken.None);

        var hazard = (await Reader.FindHazardAsync(core.Area, entered.Hazard))!;
        Assert.Contains(hazard.Supervision.Steps, step => step.EndsWith("|yellow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_finding_is_entered_once_and_a_retry_gets_the_first_answer()
    {
        var finding = Findings.Of(core);
        var first = (await core.Send(new EnterFinding(Handler, "request-0000000001", finding))).Value;

        Assert.Equal(first, (await core.Send(new EnterFinding(Handler, "request-0000000001", finding))).Value);
        var again = await EnterAsync(finding with { Enterprise = " 甲机械有限公司　" });
        Assert.Equal("finding-already-entered", again.Refusal!.Code);
        Assert.Equal(first.Number, again.Refusal.Detail);
    }

    [Fact]
    public async Task Two_entered_at_once_get_numbers_of_their_own_and_one_enterprise()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => EnterAsync(Findings.Of(core, description: $"第{i}处隐患"))));

        Assert.Equal(12, entered.Select(item => item.Value.Number).Distinct().Count());
        Assert.Single(entered.Select(item => item.Value.Enterprise).Distinct());
        Assert.Single((await core.Send(new FindEnterprises(Office, ""))).Value);
    }

    [Fact]
    public async Task A_public_report_declared_major_is_linked_to_the_enterprise_of_that_name()
    {
        var known = (await core.Send(new SaveEnterprise(Office, Request(), "某 企业", "electric-power"))).Value;
        var script = new LifeScript(core);
        await script.RunAsync("report 变压器漏油; so assign; h accept; h sign-for; h verify; h declare-major > rectifying");

        var file = (await core.Send(new GetEnterprise(Office, known.Id))).Value;
        Assert.Equal(HazardSource.PublicReport, Assert.Single(file.Entries).Hazard.Source);
        Assert.Equal(1, file.Counters.Found180);
    }

    [Fact]
    public async Task Progress_is_kept_in_order_and_a_stale_version_says_who_was_first()
    {
        var entered = (await EnterAsync(Findings.Of(core))).Value;
        var version = (await Reader.FindHazardAsync(core.Area, entered.Hazard))!.Version;
        Assert.True((await UpdateAsync(entered.Hazard, version, "已停用")).IsOk);

        var late = await UpdateAsync(entered.Hazard, version, "已采购");

        Assert.Equal(("conflict", "update-rectification"), (late.Refusal!.Code, late.Refusal.Newer!.Act));
        Assert.True((await UpdateAsync(entered.Hazard, (await Reader.FindHazardAsync(core.Area, entered.Hazard))!.Version, "已采购")).IsOk);
        var file = (await core.Send(new GetLedgerEntry(Handler, entered.Hazard))).Value;
        Assert.Equal(["已停用", "已采购"], file.Entry.Hazard.Progress.Select(note => note.Text));
        Assert.Equal(HazardState.Rectifying, file.Entry.Hazard.State);
    }

    [Fact]
    public async Task An_enterprise_is_renamed_keeps_its_history_and_no_two_have_one_name()
    {
        var entered = (await EnterAsync(Findings.Of(core))).Value;
        var file = (await core.Send(new GetEnterprise(Handler, entered.Enterprise))).Value;
        Assert.Equal(("王五", "赵六"), (file.Enterprise.Principal, file.Enterprise.Controller));

        var saved = await core.Send(new SaveEnterprise(Handler, Request(), "乙机械有限公司", "industry-trade") { Id = entered.Enterprise, ExpectedVersion = file.Enterprise.Version });
        Assert.True(saved.IsOk);
        Assert.Equal("conflict", (await core.Send(new SaveEnterprise(Handler, Request(), "丙公司", "industry-trade") { Id = entered.Enterprise, ExpectedVersion = file.Enterprise.Version })).Refusal!.Code);
        Assert.Equal("enterprise-name-taken", (await core.Send(new SaveEnterprise(Handler, Request(), "乙机械 有限公司", "industry-trade"))).Refusal!.Code);
        Assert.True((await core.Send(new SaveEnterprise(Handler, Request(), "甲机械有限公司", "industry-trade"))).IsOk);
        var renamed = (await core.Send(new GetEnterprise(Handler, entered.Enterprise))).Value;
        Assert.Single(renamed.Entries);
        Assert.Equal(["enterprise-entered", "enterprise-changed"], renamed.Events.Select(entry => entry.Act));
    }

    [Fact]
    public async Task Alike_names_are_shown_and_never_merged()
    {
        var one = (await EnterAsync(Findings.Of(core, "甲机械有限公司"))).Value;
        var other = (await EnterAsync(Findings.Of(core, "甲机械有限责任公司"))).Value;

        Assert.NotEqual(one.Enterprise, other.Enterprise);
        Assert.Equal(other.Enterprise, Assert.Single((await core.Send(new GetEnterprise(Office, one.Enterprise))).Value.Alike).Id);
        Assert.Equal(["same", "alike"], (await core.Send(new FindEnterprises(Office, "甲机械 有限公司"))).Value.Select(line => line.Match));
    }

    [Fact]
    public async Task Checks_led_by_the_principal_take_an_enterprise_off_the_list()
    {
        var id = (await core.Send(new SaveEnterprise(Handler, Request(), "甲商店", "industry-trade") { HighRisk = false })).Value;
        var quarter = DutyPeriod.Quarter(2026, 1);
        Assert.Equal(id.Id, Assert.Single((await core.Send(new ListDuties(Handler, quarter))).Value.Duties).Enterprise.Id);

        var check = new RecordSelfCheck(Handler, Request(), id.Id, id.Version, new(2026, 3, 1)) { Leader = "副总" };
        var first = (await core.Send(check)).Value;
        Assert.Single((await core.Send(new ListDuties(Handler, quarter))).Value.Duties);
        Assert.Equal("conflict", (await core.Send(check with { RequestId = Request(), LedByPrincipal = true })).Refusal!.Code);
        await core.Send(check with { RequestId = Request(), ExpectedVersion = first.Version, LedByPrincipal = true, Leader = "王五" });

        var duties = (await core.Send(new ListDuties(Handler, quarter))).Value;
        Assert.Empty(duties.Duties);
        Assert.Equal(1, duties.Enterprises);
        Assert.Equal("date-in-future", (await core.Send(check with { RequestId = Request(), On = new(2026, 3, 3) })).Refusal!.Code);
    }

    [Fact]
    public async Task Every_figure_is_the_length_of_the_list_it_opens()
    {
        await EnterAsync(Findings.Of(core));
        await EnterAsync(Findings.Of(core, "乙公司", domain: "gas") with { FoundOn = new(2023, 6, 1), Deadline = new(2024, 1, 1), Source = HazardSource.Inspection });

        var count = (await core.Send(new CountLedger(Office, new(2026, 1, 1), new(2026, 3, 31)))).Value;

        var figures = count.Figures.Concat(count.Targets.SelectMany(target => new[] { target.Value, target.Reference })).ToList();
        Assert.Contains(figures, figure => figure is { Key: "stock", Count: 1 });
        Assert.Contains(count.Targets, target => target is { Target.Kind: "clear-stock", Met: false, Value.Count: 1 });
        foreach (var figure in figures)
        {
            Assert.Equal(figure.Count, (await ListAsync(Office, figure.Filter)).Total);
        }
    }

    private static string Request() => Guid.NewGuid().ToString("N");

    private Task<Outcome<FindingEntered>> EnterAsync(FindingInput finding) => core.Send(new EnterFinding(Office, Request(), finding));

    private async Task<LedgerPage> ListAsync(Actor actor, LedgerFilter filter) => (await core.Send(new ListLedger(actor, filter))).Value;

    private Task<Outcome<ActDone>> UpdateAsync(HazardId hazard, long version, string text) => core.Send(new UpdateRectification(
        new() { Actor = Handler, RequestId = Request(), Hazard = hazard, ExpectedVersion = version, Note = text }));
}
