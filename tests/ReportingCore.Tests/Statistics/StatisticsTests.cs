using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Statistics;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Tests.Features.Ledger;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;
using Wire = PublicReport.Protos.Statistics.V1;

namespace PublicReport.ReportingCore.Tests.Statistics;

public sealed class StatisticsOnGarnetTests(GarnetFixture store) : StatisticsTests(store), IClassFixture<GarnetFixture>;

public sealed class StatisticsOnRedisTests(RedisFixture store) : StatisticsTests(store), IClassFixture<RedisFixture>;

public abstract class StatisticsTests(IStoreFixture store) : IAsyncLifetime
{
    private const string ToWrittenOff = "d accept;d sign-for;d verify;d rectify-at-once;d report-rectification;d2 reinspect;d3 write-off";
    private Core core = null!;
    private int reported;

    private Actor Office => core.ActorOf("safety-office");

    /// <summary>The core's clock begins on 2 March 2026 in the morning.</summary>
    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_report_before_midnight_in_shanghai_belongs_to_the_month_that_ends_there()
    {
        core.Clock.SetUtcNow(new(2026, 3, 31, 15, 59, 59, TimeSpan.Zero));
        await ReportAsync();
        core.Clock.SetUtcNow(new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero));
        await ReportAsync();

        Assert.Equal((1, 1, 1, 1, 2), (await CountAsync("2026-03", "received"), await CountAsync("2026-04", "received"),
            await CountAsync("2026-Q1", "received"), await CountAsync("2026-Q2", "received"), await CountAsync("2026", "received")));
    }

    [Fact]
    public async Task A_clock_that_runs_out_counts_as_late_at_that_moment_even_while_nothing_happens_and_stays_late()
    {
        await ReportAsync();
        core.Clock.SetUtcNow(new(2026, 3, 9, 15, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await CountAsync("2026-03", "late;clock=accept"));

        // Five working days after Monday the 2nd end with Monday the 9th.
        core.Clock.SetUtcNow(new(2026, 3, 9, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await CountAsync("2026-03", "late;clock=accept;department=power-supply"));

        core.Clock.SetUtcNow(new(2026, 4, 2, 1, 0, 0, TimeSpan.Zero));
        await ActAsync(await LastAsync(), "d accept");
        Assert.Equal((1, 0, 0), (await CountAsync("2026-03", "late"), await CountAsync("2026-04", "late"), await CountAsync("2026-04", "on-time")));
    }

    [Fact]
    public async Task A_closed_month_does_not_change_when_the_conclusion_is_overturned_later()
    {
        await ReportAsync();
        await ActAsync(await LastAsync(), "d accept;d sign-for;d verify false;d reply-finally");
        core.Clock.SetUtcNow(new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        var before = (await core.Send(new GetSheet(Office, "2026-03"))).Value.Sheet;
        await ActAsync(await LastAsync(), "d file-objection;lead decide-objection;d verify");

        var after = (await core.Send(new GetSheet(Office, "2026-03"))).Value.Sheet;
        Assert.Equal(before.Figures, after.Figures);
        Assert.Equal((1, 0, 1, 1), (await CountAsync("2026-03", "false"), await CountAsync("2026-04", "false"), await CountAsync("2026-04", "true"), await CountAsync("2026-04", "upheld")));
    }

    [Fact]
    public async Task What_reporters_say_of_the_reply_is_counted_in_the_month_they_say_it_and_the_share_is_of_those_who_spoke()
    {
        List<string> receipts = [await ReportAsync(), await ReportAsync("gas"), await ReportAsync()];
        foreach (var hazard in (await core.Send(new ListHazards(Office))).Value.Hazards)
        {
            await ActAsync(hazard, "d accept;d sign-for;d verify false;d reply-finally");
        }

        Assert.True((await core.Send(new RateReply(Guid.NewGuid().ToString("N"), receipts[0], true))).IsOk);
        core.Clock.SetUtcNow(new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero));
        Assert.True((await core.Send(new RateReply(Guid.NewGuid().ToString("N"), receipts[1], false))).IsOk);

        Assert.Equal((1, 0, 0, 1), (await CountAsync("2026-03", "satisfied"), await CountAsync("2026-03", "dissatisfied"),
            await CountAsync("2026-04", "satisfied"), await CountAsync("2026-04", "dissatisfied")));
        Assert.Equal((1, 0), (await CountAsync("2026", "dissatisfied;department=construction-office"), await CountAsync("2026", "dissatisfied;department=power-supply")));
        Assert.Equal((1, 2), (await core.Send(new GetSheet(Office, "2026"))).Value.Sheet.Rates.Where(rate => rate.Key == "satisfaction-rate").Select(rate => (rate.Part, rate.Whole)).Single());
    }

    [Fact]
    public async Task A_department_counts_its_own_hazards_and_clocks_and_a_stranger_to_them_nothing()
    {
        await ReportAsync();
        await ReportAsync("gas");
        await ActAsync(await LastAsync(), "d accept");

        Assert.Equal(2, await CountAsync("2026", "received"));
        Assert.Equal(1, await CountAsync("2026", "received", core.ActorOf("power-supply")));
        Assert.Equal(0, await CountAsync("2026", "on-time", core.ActorOf("power-supply")));
        Assert.Equal(1, await CountAsync("2026", "on-time", core.ActorOf("construction-office")));
        Assert.Equal(0, await CountAsync("2026", "received", core.ActorOf("forestry-station")));
        Assert.Equal(0, await CountAsync("2026", "received", core.ActorOf("power-supply", Role.Custodian)));
    }

    [Fact]
    public async Task A_village_has_a_sheet_of_its_own_whose_figures_open_its_own_lists()
    {
        await ReportAsync(village: "松岗村");
        await ReportAsync("gas", "松岗村");
        await ReportAsync(village: "竹园村");
        var village = core.Area + "201";
        Assert.Equal("松岗村", core.Services.GetRequiredService<ReportingCore.Features.Townships>().Get(core.Area).FindVillage(village)?.Name);

        var own = (await core.Send(new GetSheet(Office, "2026-Q1", village))).Value.Sheet;
        Assert.Equal((2, 1), (own.Figures["received"], own.Figures["received;domain=gas"]));
        foreach (var (key, count) in own.Figures)
        {
            Assert.Equal(count, (await core.Send(new ListBehindFigure(Office, "2026-Q1", key, 0, 1) { Village = village })).Value.Total);
        }

        Assert.Equal("unknown-village", (await core.Send(new GetSheet(Office, "2026-Q1", "1"))).Refusal!.Code);
    }

    [Fact]
    public async Task Findings_of_enterprises_and_inspections_count_by_their_source_and_not_as_reports()
    {
        foreach (var finding in new[]
        {
            Findings.Of(core), Findings.Of(core, description: "除尘器无泄爆装置"), Findings.Of(core, "乙木业有限公司") with { Source = HazardSource.Inspection },
        })
        {
            var entered = await core.Send(new EnterFinding(Office, Guid.NewGuid().ToString("N"), finding));
            Assert.True(entered.IsOk, entered.Refusal?.Code);
        }

        Assert.Equal((0, 3, 2, 1, 0), (await CountAsync("2026-03", "received"), await CountAsync("2026-03", "major-found"),
            await CountAsync("2026-03", "major-found;source=enterprise-self-check"), await CountAsync("2026-03", "open-major;source=inspection"),
            await CountAsync("2026-03", "open-major;source=public-report")));
        Assert.Equal(1, await CountAsync("2026-03", "repeat-unit"));
    }

    [Fact]
    public async Task What_is_no_period_or_figure_is_refused()
    {
        Assert.Equal("period-unknown", (await core.Send(new GetSheet(Office, "2026-13"))).Refusal!.Code);
        Assert.Equal("period-unknown", (await core.Send(new GetSheet(Office, "2026-04"))).Refusal!.Code);
        Assert.Equal("figure-unknown", (await core.Send(new ListBehindFigure(Office, "2026", "names", 0, 10))).Refusal!.Code);
        Assert.Equal("figure-unknown", (await core.Send(new ListBehindFigure(Office, "2026", "received;text=1", 0, 10))).Refusal!.Code);
    }

    [Fact]
    public async Task The_public_reads_months_that_are_over_with_small_counts_hidden_and_no_unit_or_unproved_report()
    {
        for (var i = 0; i < 4; i++)
        {
            await ReportAsync();
            await ActAsync(await LastAsync(), ToWrittenOff);
        }

        await ReportAsync("gas");
        await ActAsync(await LastAsync(), "d accept;d sign-for;d verify;d declare-major");
        await ReportAsync("construction");
        Assert.Equal("month-not-published", (await core.Send(new GetPublicFigures(core.Area, "2026-03"))).Refusal!.Code);
        core.Clock.SetUtcNow(new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero));

        var channel = await core.ConnectAsync();
        var shown = await new Wire.Statistics.StatisticsClient(channel).GetPublicFiguresAsync(new() { AreaCode = core.Area, Month = "2026-03" });
        var domains = shown.Tables.Single(table => table.Dimension == "domain");
        Assert.False(domains.Rows.Single(row => row.Code == "gas").Counts[0].HasCount);
        // One alone is found by subtraction from five: the fours are hidden with it.
        Assert.False(domains.Rows.Single(row => row.Code == "electric-power").Counts[0].HasCount);
        Assert.Equal(5, domains.Totals[0].Count);
        Assert.DoesNotContain("某企业", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("电线杆", shown.ToString(), StringComparison.Ordinal);
        Assert.Equal("month-not-published", (await core.Send(new GetPublicFigures(core.Area, "2026"))).Refusal!.Code);
        Assert.Equal("unknown-area", (await core.Send(new GetPublicFigures("000000000", "2026-03"))).Refusal!.Code);
    }

    [Fact]
    public async Task The_dashboard_says_what_presses_and_what_waits_for_the_person_over_the_wire()
    {
        await ReportAsync();
        await ReportAsync("gas");
        core.Clock.Advance(TimeSpan.FromDays(5));
        var client = new Wire.Statistics.StatisticsClient(await core.ConnectAsync());

        var dashboard = await client.GetDashboardAsync(new(), core.As(core.ActorOf("power-supply")));
        Assert.Equal(1, Of(dashboard.Now, "due-soon"));
        Assert.Equal(1, Of(dashboard.Now, "waiting"));
        Assert.Equal(1, Of(dashboard.Now, "open;age=0-7"));
        Assert.Equal(12, dashboard.Months.Count);
        Assert.Equal(("2026-03", 1), (dashboard.Months[^1].Period, Of(dashboard.Months[^1], "received")));
        Assert.NotEmpty(dashboard.Places);
        var list = await client.ListBehindFigureAsync(new() { Period = "now", Figure = "due-soon" }, core.As(core.ActorOf("power-supply")));
        Assert.Equal("accept", list.Items.Single().Value);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.GetDashboardAsync(new()));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    private static int Of(Wire.Sheet sheet, string key) => sheet.Figures.SingleOrDefault(figure => figure.Key == key)?.Count ?? 0;

    private async Task<int> CountAsync(string period, string key, Actor? actor = null) =>
        (await core.Send(new ListBehindFigure(actor ?? Office, period, key, 0, 1))).Value.Total;

    /// <returns>The receipt.</returns>
    private async Task<string> ReportAsync(string domain = "electric-power", string village = "")
    {
        core.Classifier.Next = SettableClassifier.Of(domain);
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = $"{village}{++reported} 号院电线杆歪了，编号 {reported * 7919}",
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        });
        Assert.True(accepted.IsOk);
        return accepted.Value.Receipt;
    }

    private async Task<Hazard> LastAsync() =>
        (await core.Send(new ListHazards(Office) { Take = 200 })).Value.Hazards.MaxBy(hazard => hazard.Number)!;

    private async Task ActAsync(Hazard hazard, string acts)
    {
        foreach (var line in acts.Split(';'))
        {
            var done = await new LifeActs(core).TryAsync(hazard.Id, line.Split(' '), hazard.Reports);
            Assert.True(done.IsOk, $"{line}: {done.Refusal?.Code}");
        }
    }
}
