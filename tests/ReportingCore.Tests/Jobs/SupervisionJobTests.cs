using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class SupervisionJobOnGarnetTests(GarnetFixture store) : SupervisionJobTests(store), IClassFixture<GarnetFixture>;

public sealed class SupervisionJobOnRedisTests(RedisFixture store) : SupervisionJobTests(store), IClassFixture<RedisFixture>;

public abstract class SupervisionJobTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Two_instances_on_one_store_never_take_a_step_twice()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, core);
        for (var i = 0; i < 8; i++)
        {
            await ReportAsync(core, $"{i} 号台区电线杆歪了");
        }

        for (var day = 0; day < 20; day++)
        {
            core.Clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(Job(core).SweepAsync(default), Job(other).SweepAsync(default));
        }

        foreach (var hazard in (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards)
        {
            var acts = (await core.Services.GetRequiredService<TownshipReader>().EventsAsync(core.Area, hazard.Events)).Select(entry => entry.Act).ToList();
            Assert.Equal(["report-submitted", "supervise-remind", "supervise-yellow", "supervise-letter", "supervise-leader"], acts);
            Assert.Single(hazard.Supervision.Letters);
        }

        var news = await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 1000);
        Assert.Equal(8 * (1 + 1 + 2 + 3), news.Count);
    }

    [Fact]
    public async Task A_step_of_the_clock_does_not_make_a_persons_act_a_conflict()
    {
        await ReportAsync(core, "电线杆歪了");
        var seen = (await core.Send(new ListHazards(core.ActorOf("power-supply")))).Value.Hazards[0];
        core.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await Job(core).SweepAsync(default));

        var done = await core.Send(new AcceptHazard(new()
        {
            Actor = core.ActorOf("power-supply"),
            RequestId = Guid.NewGuid().ToString("N"),
            Hazard = seen.Id,
            ExpectedVersion = seen.Version,
        }));
        Assert.True(done.IsOk);
    }

    [Fact]
    public async Task After_a_long_absence_every_step_is_in_the_log_and_each_office_is_told_once()
    {
        await ReportAsync(core, "电线杆歪了");
        core.Clock.Advance(TimeSpan.FromDays(15));
        await Job(core).SweepAsync(default);

        var news = await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 100);
        Assert.All(news, delivery => Assert.Equal("supervise-leader", delivery.Kind));
        Assert.Equal(3, news.Count);
        var hazard = (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards[0];
        Assert.Equal(["yellow", "letter", "leader"], hazard.Supervision.Steps.Select(step => step[(step.LastIndexOf('|') + 1)..]));
    }

    private static SupervisionJob Job(Core core) => core.Services.GetRequiredService<SupervisionJob>();

    private static async Task ReportAsync(Core core, string text) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    })).IsOk);
}

public sealed class DueWatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sweep_over_a_hundred_thousand_hazards_is_cheap()
    {
        var calendar = new WorkingCalendar(HolidayTable.Empty);
        var watch = new DueWatch(JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml")), calendar);
        var hazards = Enumerable.Range(0, 100_000).Select(Hazard).ToList();
        Assert.Empty(watch.Due(hazards, Now));

        // The best of five: a machine that was busy with something else, once, says nothing of the sweep.
        var took = Enumerable.Range(1, 5).Min(hour =>
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Empty(watch.Due(hazards, Now.AddHours(hour)));
            return Stopwatch.GetElapsedTime(started);
        });

        // A tenth of a second on an idle machine is far more than it needs; the bound only catches a sweep that computes everything again.
        Assert.True(took < TimeSpan.FromMilliseconds(250), $"{took.TotalMilliseconds} ms");
        Assert.Equal(100_000, watch.Due(hazards, Now.AddDays(10)).Count);
    }

    private static Hazard Hazard(int number) => new()
    {
        Id = new($"h{number}"),
        Number = "2026-000001",
        State = HazardState.Registered,
        Domain = "electric-power",
        Department = "power-supply",
        Title = "t",
        Reports = [new("r")],
        Route = new RouteDecision { Domain = "electric-power", Department = "power-supply", Reason = RouteReason.Dispatched },
        FirstReportedAt = Now,
        LastChangedAt = Now,
        Version = 1,
        Events = [1],
    };
}
