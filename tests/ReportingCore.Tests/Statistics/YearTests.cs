using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Statistics;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Statistics;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;
using Role = PublicReport.ReportingCore.Domain.Actors.Role;

namespace PublicReport.ReportingCore.Tests.Statistics;

public sealed class YearOnGarnetTests(GarnetFixture store) : YearTests(store), IClassFixture<GarnetFixture>;

public sealed class YearOnRedisTests(RedisFixture store) : YearTests(store), IClassFixture<RedisFixture>;

/// <summary>A year of a township, 3,000 reports with PR_SOAK=1.</summary>
public abstract class YearTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly bool Soak = Environment.GetEnvironmentVariable("PR_SOAK") == "1";
    private static readonly string[] OnlyNow = [FactKinds.DueSoon, FactKinds.Overdue, FactKinds.Urgent, FactKinds.Waiting];
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task The_sheets_of_every_month_quarter_and_the_year_agree_with_a_recount_from_the_log_and_every_figure_with_its_list()
    {
        var year = new TownshipYear(core, Soak ? 3000 : 150, seed: 20270101);
        await year.RunAsync();
        // People are refused now and then, as in life; were it often, nothing would have been played.
        Assert.True(year.Acts.Refused * 8 < year.Acts.Tried, $"{year.Acts}");
        var reader = core.Services.GetRequiredService<TownshipReader>();
        var head = await reader.HeadAsync(core.Area);
        var events = await reader.EventsAsync(core.Area, Enumerable.Range(1, (int)head.Version).Select(version => (long)version).ToList());
        var kept = new OnTimeRecount(events, core.Services.GetRequiredService<Townships>().Get(core.Area).Clocks, core.Services.GetRequiredService<WorkingCalendar>()).All();

        foreach (var period in Periods())
        {
            await AgreesAsync(period, events, kept);
        }

        await DrillsDownAsync();
    }

    private static IEnumerable<StatisticsPeriod> Periods() =>
        Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"2027-{month:00}"))
            .Concat(["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4", "2027"]).Select(name => StatisticsPeriod.Parse(name)!);

    private async Task AgreesAsync(
        StatisticsPeriod period, IReadOnlyList<AuditEvent> events, IReadOnlyList<(DateTimeOffset At, string Clock, string Department, HazardId Hazard)> kept)
    {
        var sheet = (await core.Send(new GetSheet(core.ActorOf("safety-office"), period.Name))).Value.Sheet;
        var recount = YearRecount.Of(events, period.From, period.To).ToDictionary();
        var inside = kept.Where(item => period.Contains(item.At)).ToList();
        recount["on-time"] = inside.Count;
        foreach (var group in inside.SelectMany(item => new[]
        {
            $"on-time;clock={item.Clock}", $"on-time;department={item.Department}", $"on-time;clock={item.Clock};department={item.Department}",
        }).GroupBy(key => key))
        {
            recount[group.Key] = group.Count();
        }

        // By village it is the same clocks again, and the recount of villages needs no clocks.
        var differences = sheet.Figures.Keys.Union(recount.Keys)
            .Where(key => !key.StartsWith("on-time;village=", StringComparison.Ordinal) && sheet.Figures.GetValueOrDefault(key) != recount.GetValueOrDefault(key))
            .Select(key => $"{key}: sheet {sheet.Figures.GetValueOrDefault(key)}, log {recount.GetValueOrDefault(key)}");
        Assert.True(!differences.Any(), $"{period.Name}\n{string.Join('\n', differences)}");
        Assert.Equal(inside.Count, sheet.Figures.Where(figure => figure.Key.StartsWith("on-time;village=", StringComparison.Ordinal)).Sum(figure => figure.Value));
        if (period.Name == "2027")
        {
            Assert.All(["satisfied", "dissatisfied"], measure => Assert.True(sheet.Figures[measure] > 0, measure));
        }

        if (Soak && period.Name == "2027")
        {
            Assert.Equal("", string.Join(' ', FigureTable.Measures.Keys.Except(OnlyNow).Where(measure => sheet.Figures[measure] == 0)));
        }
    }

    private async Task DrillsDownAsync()
    {
        var jurisdiction = core.Services.GetRequiredService<Townships>().Get(core.Area);
        var cadre = core.ActorOf("", Role.VillageCadre) with { VillageCode = core.Area + "201" };
        foreach (var (actor, periods) in new[]
        {
            (core.ActorOf("safety-office"), new[] { "2027", "now" }), (core.ActorOf("construction-office"), ["2027", "now"]), (cadre, ["2027"]),
        })
        {
            foreach (var period in periods)
            {
                var figures = (await core.Send(new GetSheet(actor, period))).Value.Sheet.Figures;
                Assert.True(figures["received"] + figures["open"] + figures["accepted"] > 0, $"{actor.Department} {period}");
                foreach (var (key, count) in figures)
                {
                    var list = (await core.Send(new ListBehindFigure(actor, period, key, 0, 200))).Value;
                    Assert.True(count == list.Total && list.Items.Count == Math.Min(count, 200), $"{actor.Department} {period} {key}: {count}, list {list.Total}");
                    Assert.All(list.Items, item => Assert.True(HazardAccess.Sees(actor, item.Hazard, jurisdiction)));
                }
            }
        }
    }
}
