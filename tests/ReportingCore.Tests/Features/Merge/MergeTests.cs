using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Merge;

public sealed class MergeOnGarnetTests(GarnetFixture store) : MergeTests(store), IClassFixture<GarnetFixture>;

public sealed class MergeOnRedisTests(RedisFixture store) : MergeTests(store), IClassFixture<RedisFixture>;

public abstract class MergeTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Merging_keeps_the_order_of_acceptance_and_every_receipt_and_can_be_undone()
    {
        var receipts = new[] { await SubmitAsync("松岗村变压器冒烟"), await SubmitAsync("竹园村枯树要倒"), };
        var (first, second) = (await HazardOf(receipts[0]), await HazardOf(receipts[1]));

        // The earlier hazard goes into the later one: the earlier report must still come first.
        Assert.True((await core.Send(new MergeHazard(Header(first), second.Id))).IsOk);
        var merged = await HazardOf(receipts[0]);
        Assert.Equal(second.Id, merged.Id);
        Assert.Equal(first.Reports.Concat(second.Reports), merged.Reports);

        var gone = (await core.Services.GetRequiredService<TownshipReader>().FindHazardAsync(core.Area, first.Id))!;
        Assert.True((await core.Send(new UndoMerge(Header(gone)))).IsOk);
        Assert.Equal(first.Reports, (await HazardOf(receipts[0])).Reports);
        Assert.Equal(second.Reports, (await HazardOf(receipts[1])).Reports);
    }

    [Fact]
    public async Task A_split_off_report_is_a_hazard_of_its_own_and_the_verdict_sticks()
    {
        var one = await SubmitAsync("松岗村小学门口电线杆歪了，快倒了");
        var two = await SubmitAsync("松岗村小学门口电线杆歪了，快倒了！");
        var whole = await HazardOf(one);
        Assert.Equal(2, whole.Reports.Count);

        Assert.True((await core.Send(new SplitHazard(Header(whole), [whole.Reports[1]]))).IsOk);

        var part = await HazardOf(two);
        Assert.NotEqual(whole.Id, part.Id);
        Assert.Contains(whole.Id, part.NotSameAs);
        Assert.Contains(part.Id, (await HazardOf(one)).NotSameAs);
    }

    [Fact]
    public async Task A_stale_version_and_a_hazard_merged_with_itself_are_refused()
    {
        var hazard = await HazardOf(await SubmitAsync("松岗村变压器冒烟"));

        Assert.Equal("same-hazard", (await core.Send(new MergeHazard(Header(hazard), hazard.Id))).Refusal!.Code);
        Assert.Equal("conflict", (await core.Send(new MergeHazard(Header(hazard) with { ExpectedVersion = 0 }, hazard.Id))).Refusal!.Code);
    }

    private ActHeader Header(Hazard hazard) => new()
    {
        Actor = core.ActorOf("safety-office"),
        RequestId = Guid.NewGuid().ToString("N"),
        Hazard = hazard.Id,
        ExpectedVersion = hazard.Version,
        Note = "同一件",
    };

    private async Task<string> SubmitAsync(string text) => (await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    })).Value.Receipt;

    private async Task<Hazard> HazardOf(string text)
    {
        var reader = core.Services.GetRequiredService<TownshipReader>();
        Assert.True(Receipt.TryParse(text, out var receipt));
        var report = await reader.FindReportAsync(core.Area, (await reader.FindReceiptAsync(receipt))!.Value);
        return (await reader.FindHazardAsync(core.Area, report!.HazardId))!;
    }
}

public sealed class CaseMergingProperties
{
    [Property]
    public void Any_sequence_of_merges_splits_and_undoings_keeps_every_report_once_and_in_order(int[] choices)
    {
        var hazards = Enumerable.Range(1, 8).Select(i => Hazard($"h{i}", [new($"{i:00}")])).ToDictionary(hazard => hazard.Id);
        var made = 0;
        foreach (var choice in choices.Select(value => value & 0xFFFF))
        {
            var open = hazards.Values.Where(hazard => hazard.Reports.Count > 0).OrderBy(hazard => hazard.Id.Value).ToList();
            var (a, b) = (open[choice % open.Count], open[choice / 8 % open.Count]);
            var merged = hazards.Values.FirstOrDefault(hazard => hazard.MergedInto is not null && choice % 3 == 2);
            var moved = choice % 3 == 0 && a.Id != b.Id ? CaseMerging.Merge(a, b, Order)
                : choice % 3 == 1 && a.Reports.Count > 1 ? CaseMerging.Split(a, Hazard($"s{made++}", []), [a.Reports[choice / 64 % a.Reports.Count]], Order)
                : merged is not null ? CaseMerging.UndoMerge(merged, hazards[merged.MergedInto!.Value], Order) : null;
            if (moved is not null)
            {
                (hazards[moved.From.Id], hazards[moved.To.Id]) = (moved.From, moved.To);
            }

            Assert.Equal(8, hazards.Values.SelectMany(hazard => hazard.Reports).Distinct().Count());
            Assert.Equal(8, hazards.Values.Sum(hazard => hazard.Reports.Count));
            Assert.All(hazards.Values, hazard => Assert.Equal(hazard.Reports.OrderBy(Order), hazard.Reports));
        }
    }

    private static long Order(ReportId id) => long.Parse(id.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static Hazard Hazard(string id, IReadOnlyList<ReportId> reports) => new()
    {
        Id = new(id),
        Number = id,
        State = HazardState.Registered,
        Domain = "electric-power",
        Department = "power-supply",
        Title = id,
        Reports = reports,
        Route = new RouteDecision { Domain = "electric-power", Department = "power-supply", Reason = RouteReason.Dispatched },
        FirstReportedAt = DateTimeOffset.UnixEpoch,
        LastChangedAt = DateTimeOffset.UnixEpoch,
        Version = 1,
        Events = [1],
    };
}
