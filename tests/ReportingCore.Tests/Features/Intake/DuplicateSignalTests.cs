using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using SkiaSharp;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class DuplicateSignalsOnGarnetTests(GarnetFixture store) : DuplicateSignalTests(store), IClassFixture<GarnetFixture>;

public sealed class DuplicateSignalsOnRedisTests(RedisFixture store) : DuplicateSignalTests(store), IClassFixture<RedisFixture>;

public abstract class DuplicateSignalTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Pole = "松岗村小学门口电线杆歪了，快倒了";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task Other_words_for_the_same_pole_under_the_same_pin_join_by_machine_and_say_so()
    {
        await core.Send(Report(Pole) with { Location = Pin(0) });
        await core.Send(Report("松岗小学大门那根水泥杆子斜得厉害，要倒") with { Location = Pin(20) });

        var hazard = Assert.Single(await Hazards());
        Assert.Equal(2, hazard.Reports.Count);
        var reports = await core.Services.GetRequiredService<TownshipReader>().ReportsAsync(core.Area, hazard.Reports);
        Assert.Equal([false, true], reports.Select(report => report.MachineJoined));
        Assert.InRange(reports[1].SameProbability, 0.9, 1);
    }

    [Theory]
    [InlineData("松岗小学大门那根水泥杆子斜得厉害，要倒", 2000)]
    [InlineData("松岗村小学门口井盖没了，晚上看不见", 10)]
    [InlineData("松岗小学大门那根水泥杆子斜得厉害，要倒，跟上次报的不是一个", 20)]
    public async Task A_pin_elsewhere_another_thing_and_a_word_that_it_is_another_are_not_joined(string text, double metres)
    {
        await core.Send(Report(Pole) with { Location = Pin(0) });
        await core.Send(Report(text) with { Location = Pin(metres) });

        Assert.Equal(2, (await Hazards()).Count);
    }

    [Fact]
    public async Task A_house_number_tells_two_lifts_of_one_estate_apart()
    {
        core.Classifier.Next = SettableClassifier.Of("special-equipment");
        await core.Send(Report("华城小区3号楼电梯老是困人") with { Location = Pin(0) });
        await core.Send(Report("华城小区七栋电梯老是困人") with { Location = Pin(5) });

        Assert.Equal(2, (await Hazards()).Count);
    }

    [Fact]
    public async Task What_was_written_off_and_comes_again_is_a_new_hazard_linked_to_the_old_one()
    {
        await core.Send(Report(Pole) with { Location = Pin(0) });
        var old = Assert.Single(await Hazards());
        await SaveAsync(old with { State = HazardState.WrittenOff });

        await core.Send(Report("松岗小学大门那根水泥杆子斜得厉害，要倒") with { Location = Pin(20) });

        var again = Assert.Single(await Hazards(), hazard => hazard.Id != old.Id);
        Assert.Equal(old.Id, again.RecurrenceOf);
        Assert.Empty(again.PossibleDuplicates);
    }

    [Theory]
    [InlineData(HazardState.Unfounded)]
    [InlineData(HazardState.PassedOutside)]
    [InlineData(HazardState.ConcludedAbove)]
    [InlineData(HazardState.Declined)]
    public async Task What_was_closed_swallows_no_further_report(HazardState closed)
    {
        await core.Send(Report(Pole) with { Location = Pin(0) });
        var old = Assert.Single(await Hazards());
        await SaveAsync(old with { State = closed });
        Assert.Empty((await core.Send(new AssessReport { Area = core.Area, Text = Pole, Location = Pin(0) })).Value.Similar);

        await core.Send(Report(Pole) with { Location = Pin(0) });

        Assert.Equal(HazardState.Registered, Assert.Single(await Hazards(), hazard => hazard.Id != old.Id).State);
    }

    [Fact]
    public async Task A_draft_is_shown_at_most_five_and_what_was_written_off_apart()
    {
        for (var i = 0; i < 7; i++)
        {
            await core.Send(Report($"松岗村小学门口{i + 2}组电线杆歪了，快倒了") with { Location = Pin(0) });
        }

        var hazards = await Hazards();
        Assert.Equal(7, hazards.Count);
        await SaveAsync(hazards[0] with { State = HazardState.WrittenOff });

        var similar = (await core.Send(new AssessReport { Area = core.Area, Text = "松岗小学大门电线杆歪了要倒", Location = Pin(3) })).Value.Similar;

        Assert.Equal(5, similar.Count);
        Assert.All(similar, item => Assert.Equal(("松岗村小学", "电线杆"), (item.Place, item.Title)));
        Assert.All(similar, item => Assert.Equal(item.WrittenOff, item.State == "written-off"));
    }

    [Fact]
    public async Task A_hidden_hazard_leaves_no_gap_among_the_five()
    {
        for (var i = 0; i < 6; i++)
        {
            var confided = i < 3;
            await core.Send(Report($"松岗村小学门口{i + 2}组电线杆歪了，快倒了") with
            {
                Location = Pin(0),
                Anonymity = confided ? Anonymity.Confidential : Anonymity.Anonymous,
                Identity = confided ? new("王某某", "13900000000") : null,
            });
        }

        var similar = (await core.Send(new AssessReport { Area = core.Area, Text = "松岗小学大门电线杆歪了要倒", Location = Pin(3) })).Value.Similar;

        Assert.Equal(3, similar.Count);
    }

    [Fact]
    public async Task The_same_photo_compressed_again_is_a_sign_and_its_hash_is_not_in_the_store()
    {
        var (first, second) = (await UploadAsync(quality: 95), await UploadAsync(quality: 40));
        var hash = (await core.Services.GetRequiredService<TownshipReader>().FindAsync<EvidenceDescription>(new TownshipKeys(core.Area).Evidence(first)))!.PhotoHash;

        await core.Send(Report("电线杆歪了快倒了") with { Evidence = [first] });
        await core.Send(Report("这个杆子斜得吓人，看照片") with { Evidence = [second] });

        Assert.NotNull(hash);
        var hazards = await Hazards();
        Assert.True(hazards.Count == 1 || hazards.Any(hazard => hazard.PossibleDuplicates.Count == 1));
        Assert.DoesNotContain(await DumpAsync(), value => value.Contains(hash.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sender_is_remembered_as_a_keyed_hash_for_less_than_two_days()
    {
        await core.Send(Report(Pole) with { SenderHash = "sender-hash-of-somebody" });

        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.ConnectionString + ",allowAdmin=true");
        var lives = new List<TimeSpan>();
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"*{core.Area}*:band:*"))
        {
            Assert.DoesNotContain("somebody", key.ToString(), StringComparison.Ordinal);
            lives.Add((await redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value);
        }

        Assert.Single(lives, life => life < TimeSpan.FromDays(2));
        Assert.All(lives, life => Assert.True(life <= TimeSpan.FromDays(400)));
    }

    private static Fix Pin(double metresEast) => new(116.35 + (metresEast / 111_320 / Math.Cos(31.88 / 180 * Math.PI)), 31.88, Datum.Wgs84, 0);

    private async Task<EvidenceId> UploadAsync(int quality)
    {
        using var bitmap = new SKBitmap(640, 480);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.LightSkyBlue);
            using var paint = new SKPaint { Color = SKColors.DimGray };
            canvas.DrawRect(0, 330, 640, 150, paint);
            canvas.RotateDegrees(12, 320, 400);
            canvas.DrawRect(300, 20, 30, 400, paint);
            paint.Color = SKColors.DarkGreen;
            canvas.DrawCircle(120, 200, 90, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return (await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, data.ToArray())).Value.Id;
    }

    private async Task<List<string>> DumpAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.ConnectionString + ",allowAdmin=true");
        var values = new List<string>();
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"*{core.Area}*"))
        {
            values.Add(key.ToString());
            values.Add(await redis.GetDatabase().KeyTypeAsync(key) == RedisType.String ? (string?)await redis.GetDatabase().StringGetAsync(key) ?? "" : "");
        }

        return values;
    }

    private Task<Outcome<Done>> SaveAsync(Hazard hazard) => core.Services.GetRequiredService<TownshipStore>().CommitAsync(
        core.Area, Guid.NewGuid().ToString("N"), transaction =>
        {
            transaction.Save(hazard with { LastChangedAt = transaction.Now });
            return Task.FromResult(Outcome<Done>.Ok(Done.Instance));
        });

    private async Task<IReadOnlyList<Hazard>> Hazards() =>
        (await core.Send(new ListHazards(core.ActorOf("safety-office")) { Take = 200 })).Value.Hazards;

    private SubmitReport Report(string text) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    };
}
