using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Merge;

public sealed class MergeSequencesOnGarnetTests(GarnetFixture store) : MergeSequenceTests(store), IClassFixture<GarnetFixture>;

public sealed class MergeSequencesOnRedisTests(RedisFixture store) : MergeSequenceTests(store), IClassFixture<RedisFixture>;

/// <summary>Random walks of staff acts through the whole core; what <see cref="CaseMergingProperties"/> holds for the pure rules holds for the store too.</summary>
public abstract class MergeSequenceTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly string[] Texts = ["松岗村变压器冒烟", "竹园村枯树要倒", "储渡渡船没有救生衣", "华城小区3号楼电梯困人", "陈墩加油站有人抽烟", "栗树水库大坝渗水"];
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Any_walk_of_merges_splits_and_undoings_keeps_order_receipts_and_the_event_log()
    {
        var receipts = new List<string>();
        foreach (var text in Texts)
        {
            receipts.Add(await SubmitAsync(text));
        }

        var rounds = Environment.GetEnvironmentVariable("PR_SOAK") == "1" ? 200 : 30;
        var (random, before, done) = (new Random(20_260_305), (await HeadAsync()).Version, 0);
        for (var step = 0; step < rounds; step++)
        {
            done += await StepAsync(random) ? 1 : 0;
            await CheckAsync(receipts);
        }

        Assert.InRange(done, rounds / 3, rounds);
        var events = await Reader.EventsAsync(core.Area, Enumerable.Range((int)before + 1, (int)((await HeadAsync()).Version - before)).Select(version => (long)version));
        Assert.Equal(done * 2, events.Count(item => item.Act is "merge" or "split" or "undo-merge" or "undo-split"));
        Assert.All(events, item => Assert.Equal("比对后认定", item.Note));
    }

    [Fact]
    public async Task A_verdict_not_the_same_sticks_when_more_reports_come()
    {
        await SubmitAsync("松岗村小学门口电线杆歪了，快倒了");
        await SubmitAsync("松岗小学大门那根水泥杆子斜得厉害，跟上次报的不是一个");
        var hazards = await AllAsync();
        var (first, second) = (hazards[0], hazards[1]);
        Assert.Contains(second.PossibleDuplicates, item => item.Hazard == first.Id);

        Assert.True((await core.Send(new DeclareNotTheSame(Header(second), first.Id))).IsOk);
        await SubmitAsync("松岗小学大门那根水泥杆子斜得厉害");

        hazards = await AllAsync();
        Assert.Equal(2, hazards.Count);
        Assert.All(hazards, hazard => Assert.Empty(hazard.PossibleDuplicates));
        Assert.Contains(second.Id, hazards.Single(hazard => hazard.Id == first.Id).NotSameAs);
    }

    private TownshipReader Reader => core.Services.GetRequiredService<TownshipReader>();

    private async Task<bool> StepAsync(Random random)
    {
        var hazards = await AllAsync();
        var open = hazards.Where(hazard => hazard.State != HazardState.Merged).ToList();
        var (one, other) = (open[random.Next(open.Count)], open[random.Next(open.Count)]);
        return random.Next(3) switch
        {
            0 => (await core.Send(new MergeHazard(Header(one), other.Id))).IsOk,
            1 => (await core.Send(new SplitHazard(Header(one), one.Reports.Where(_ => random.Next(2) == 0).ToList()))).IsOk,
            _ => (await core.Send(new UndoMerge(Header(hazards[random.Next(hazards.Count)])))).IsOk,
        };
    }

    private async Task CheckAsync(List<string> receipts)
    {
        var hazards = await AllAsync();
        Assert.Equal(Texts.Length, hazards.Sum(hazard => hazard.Reports.Count));
        foreach (var hazard in hazards)
        {
            var versions = (await Reader.ReportsAsync(core.Area, hazard.Reports)).Select(report => report.AcceptedVersion).ToList();
            Assert.Equal(versions.Order(), versions);
        }

        foreach (var receipt in receipts)
        {
            Assert.True((await core.Send(new TrackReport(receipt))).IsOk);
        }
    }

    private async Task<Head> HeadAsync() => await Reader.HeadAsync(core.Area);

    /// <summary>Every hazard there is, also those merged away, in order of their numbers.</summary>
    private async Task<List<Hazard>> AllAsync()
    {
        var head = await HeadAsync();
        var events = await Reader.EventsAsync(core.Area, Enumerable.Range(1, (int)head.Version).Select(version => (long)version));
        var ids = events.Select(item => item.Hazard).OfType<HazardId>().Distinct().ToList();
        return (await Reader.HazardsAsync(core.Area, ids)).OrderBy(hazard => hazard.Number, StringComparer.Ordinal).ToList();
    }

    private ActHeader Header(Hazard hazard) => new()
    {
        Actor = core.ActorOf("safety-office"),
        RequestId = Guid.NewGuid().ToString("N"),
        Hazard = hazard.Id,
        ExpectedVersion = hazard.Version,
        Note = "比对后认定",
    };

    private async Task<string> SubmitAsync(string text) => (await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    })).Value.Receipt;
}
