using Microsoft.Extensions.DependencyInjection;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Gazetteer;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.TestKit;
using SkiaSharp;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Places;

public sealed class GazetteerOnGarnetTests(GarnetFixture store) : GazetteerTests(store), IClassFixture<GarnetFixture>;

public sealed class GazetteerOnRedisTests(RedisFixture store) : GazetteerTests(store), IClassFixture<RedisFixture>;

public abstract class GazetteerTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly NamedPlace School = new() { Name = "松岗小学", Longitude = 116.3600, Latitude = 31.8800, RadiusMetres = 100 };
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_pin_is_told_as_the_nearest_place_the_office_has_entered_with_its_distance()
    {
        Assert.True((await core.Send(new SavePlace(core.ActorOf("safety-office"), NewId(), School))).IsOk);

        Assert.Equal("松岗小学，约189米", await NearestAsync(116.3620, 31.8800));
        Assert.Equal("松岗小学", await NearestAsync(116.3605, 31.8800));
        Assert.Equal("", (await AssessAsync(new(116.3620, 31.8800, Datum.Wgs84, 10))).VillageCode);
    }

    [Fact]
    public async Task A_point_nobody_has_measured_gives_a_name_but_no_distance() =>
        Assert.Equal("松岗村委会附近（位置待核实）", await NearestAsync(116.3541, 31.8801));

    [Fact]
    public async Task A_removed_place_of_the_file_stays_out()
    {
        Assert.True((await core.Send(new RemovePlace(core.ActorOf("safety-office"), NewId(), "松岗村委会"))).IsOk);

        Assert.DoesNotContain((await core.Send(new ListPlaces(core.ActorOf("police")))).Value, known => known.Place.Name == "松岗村委会");
        Assert.Equal("place-not-found", (await core.Send(new RemovePlace(core.ActorOf("safety-office"), NewId(), "松岗村委会"))).Refusal!.Code);
    }

    [Fact]
    public async Task Only_the_safety_office_changes_places()
    {
        Assert.Equal("safety-office-only", (await core.Send(new SavePlace(core.ActorOf("police"), NewId(), School))).Refusal!.Code);
        Assert.Equal("safety-office-only", (await core.Send(new RemovePlace(core.ActorOf("police"), NewId(), "松岗村委会"))).Refusal!.Code);
    }

    [Theory]
    [InlineData("", 116.3, 31.8, 300, "place-name-invalid")]
    [InlineData("桥头", 31.8, 116.3, 300, "place-outside-china")]
    [InlineData("桥头", 116.3, 31.8, 1, "place-radius-invalid")]
    public async Task A_place_that_makes_no_sense_is_refused(string name, double longitude, double latitude, double radius, string code)
    {
        var place = new NamedPlace { Name = name, Longitude = longitude, Latitude = latitude, RadiusMetres = radius };

        Assert.Equal(code, (await core.Send(new SavePlace(core.ActorOf("safety-office"), NewId(), place))).Refusal!.Code);
    }

    [Fact]
    public async Task A_confirmed_hazard_in_public_space_teaches_its_place()
    {
        await ConfirmAsync("老油坊桥头", Anonymity.Anonymous);

        var learned = Assert.Single((await core.Send(new ListPlaces(core.ActorOf("safety-office")))).Value, known => known.Source == PlaceSource.Hazard);
        Assert.Equal(("老油坊桥头", 116.3700, 31.9000), (learned.Place.Name, learned.Place.Longitude, learned.Place.Latitude));
    }

    [Fact]
    public async Task A_confidential_report_teaches_nothing_to_other_reporters()
    {
        await ConfirmAsync("张家门口", Anonymity.Confidential);

        Assert.DoesNotContain((await core.Send(new ListPlaces(core.ActorOf("safety-office")))).Value, known => known.Source == PlaceSource.Hazard);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task<Assessment> AssessAsync(Fix pin) => (await core.Send(new AssessReport { Area = core.Area, Text = "电线杆歪了", Location = pin })).Value;

    private async Task<string> NearestAsync(double longitude, double latitude) => (await AssessAsync(new(longitude, latitude, Datum.Wgs84, 10))).NearestPlace;

    private async Task ConfirmAsync(string place, Anonymity anonymity)
    {
        Assert.True((await core.Send(new SubmitReport
        {
            RequestId = NewId(),
            Area = core.Area,
            Text = "电线杆歪了",
            Place = place,
            Location = new(116.3700, 31.9000, Datum.Wgs84, 10),
            Channel = Channel.Web,
            Anonymity = anonymity,
            Identity = anonymity == Anonymity.Anonymous ? null : new("某某", "000"),
        })).IsOk);
        await ActAsync(header => new AcceptHazard(header));
        await ActAsync(header => new PerformAct(header, Act.SignFor, new()));
        var picture = await PictureAsync();
        await ActAsync(header => new PerformAct(header with { Note = "现场属实" }, Act.Verify, new()
        {
            Finding = Finding.True,
            People = ["甲", "乙"],
            Date = new DateOnly(2026, 3, 2),
            Pictures = [picture],
        }));
    }

    private async Task ActAsync(Func<ActHeader, MediatR.IRequest<ReportingCore.Domain.Outcome<ActDone>>> act)
    {
        var actor = core.ActorOf("power-supply");
        var hazard = Assert.Single((await core.Send(new ListHazards(actor))).Value.Hazards);
        var done = await core.Send(act(new() { Actor = actor, RequestId = NewId(), Hazard = hazard.Id, ExpectedVersion = hazard.Version }));
        Assert.True(done.IsOk, done.Refusal?.Code);
    }

    private async Task<ReportingCore.Domain.EvidenceId> PictureAsync()
    {
        using var surface = SKSurface.Create(new SKImageInfo(8, 8));
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return (await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, jpeg.ToArray())).Value.Id;
    }
}
