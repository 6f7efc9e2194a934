using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using SkiaSharp;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class KnownPictureOnGarnetTests(GarnetFixture store) : KnownPictureTests(store), IClassFixture<GarnetFixture>;

public sealed class KnownPictureOnRedisTests(RedisFixture store) : KnownPictureTests(store), IClassFixture<RedisFixture>;

/// <summary>No picture reaches another reporter until a handler has released it.</summary>
public abstract class KnownPictureTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private EvidenceId picture;
    private string receipt = "";

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        picture = await UploadAsync();
        receipt = await SubmitAsync("松岗村小学门口电线杆歪了，快倒了", picture);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_released_picture_is_shown_small_and_a_picture_taken_back_no_more()
    {
        Assert.False((await SimilarAsync()).HasPicture);
        Assert.False((await ReadAsync((await SimilarAsync()).JoinToken)).IsOk);

        Assert.Null((await ReleaseAsync(picture)).Refusal);
        var shown = await SimilarAsync();
        Assert.True(shown.HasPicture);
        using var small = SKBitmap.Decode((await ReadAsync(shown.JoinToken)).Value.Jpeg);
        Assert.Equal((480, 360), (small.Width, small.Height));

        Assert.Null((await ReleaseAsync(null)).Refusal);
        Assert.Equal("evidence-not-found", (await ReadAsync(shown.JoinToken)).Refusal!.Code);
    }

    [Fact]
    public async Task A_confidence_in_the_same_hazard_hides_its_picture_again()
    {
        Assert.Null((await ReleaseAsync(picture)).Refusal);
        var token = (await SimilarAsync()).JoinToken;
        Assert.True((await ReadAsync(token)).IsOk);

        var hazard = await HazardAsync();
        await core.Services.GetRequiredService<TownshipStore>().CommitAsync(core.Area, "confided-picture-0001", transaction =>
        {
            transaction.Append(new(Actor.System(core.Area), "report-joined") { Hazard = hazard.Id });
            transaction.Save(hazard with { Confided = true });
            return Task.FromResult(Outcome<Done>.Ok(Done.Instance));
        });

        Assert.False((await ReadAsync(token)).IsOk);
        Assert.Equal("picture-not-public", (await ReleaseAsync(picture)).Refusal!.Code);
    }

    [Fact]
    public async Task Only_a_photo_of_this_hazard_can_be_released_and_only_by_its_handlers()
    {
        var hazard = await HazardAsync();
        Assert.Equal("evidence-not-found", (await ReleaseAsync(await UploadAsync())).Refusal!.Code);
        Assert.Equal("hazard-not-found", (await core.Send(new ReleasePicture(Header(hazard, core.ActorOf("health-center")), picture))).Refusal!.Code);
        Assert.Equal("conflict", (await core.Send(new ReleasePicture(Header(hazard, Office) with { ExpectedVersion = hazard.Version - 1 }, picture))).Refusal!.Code);
    }

    [Fact]
    public async Task Whoever_takes_reports_apart_looks_again_at_what_to_show()
    {
        await SubmitAsync("松岗村小学门口电线杆歪了，快倒了！");
        Assert.Null((await ReleaseAsync(picture)).Refusal);
        var whole = await HazardAsync();
        Assert.Equal((2, picture), (whole.Reports.Count, whole.ReleasedPicture));

        Assert.True((await core.Send(new SplitHazard(Header(whole, Office), [whole.Reports[0]]))).IsOk);

        Assert.All((await core.Send(new ListHazards(Office))).Value.Hazards, hazard => Assert.Null(hazard.ReleasedPicture));
    }

    [Fact]
    public async Task A_withdrawn_report_takes_its_picture_back()
    {
        Assert.Null((await ReleaseAsync(picture)).Refusal);
        var token = (await SimilarAsync()).JoinToken;

        Assert.Null((await core.Send(new WithdrawReport(Guid.NewGuid().ToString("N"), receipt))).Refusal);

        Assert.False((await ReadAsync(token)).IsOk);
        Assert.Equal("evidence-not-found", (await ReleaseAsync(picture)).Refusal!.Code);
    }

    private Actor Office => core.ActorOf("safety-office");

    private async Task<Outcome<ActDone>> ReleaseAsync(EvidenceId? evidence) => await core.Send(new ReleasePicture(Header(await HazardAsync(), Office), evidence));

    private Task<Outcome<KnownPicture>> ReadAsync(string token) => core.Send(new ReadKnownPicture(core.Area, token));

    private async Task<SimilarHazard> SimilarAsync() =>
        Assert.Single((await core.Send(new AssessReport { Area = core.Area, Text = "松岗小学大门电线杆歪了要倒" })).Value.Similar);

    private async Task<Hazard> HazardAsync() => Assert.Single((await core.Send(new ListHazards(Office))).Value.Hazards);

    private static ActHeader Header(Hazard hazard, Actor actor) =>
        new() { Actor = actor, RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };

    private async Task<EvidenceId> UploadAsync()
    {
        using var bitmap = new SKBitmap(1600, 1200);
        bitmap.Erase(SKColors.DimGray);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return (await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, png.ToArray())).Value.Id;
    }

    private async Task<string> SubmitAsync(string text, params EvidenceId[] evidence) => (await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
        Evidence = evidence,
    })).Value.Receipt.ToString();
}
