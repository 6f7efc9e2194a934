using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Protos.Intake.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.TestKit;
using SkiaSharp;
using Xunit;
using Reports = PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Tests.Evidence;

public sealed class EvidenceOnGarnetTests(GarnetFixture store) : EvidenceTests(store), IClassFixture<GarnetFixture>;

public sealed class EvidenceOnRedisTests(RedisFixture store) : EvidenceTests(store), IClassFixture<RedisFixture>;

public abstract class EvidenceTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_photo_keeps_its_picture_but_loses_metadata_and_excess_size()
    {
        var saved = (await Evidence().SaveAsync(core.Area, WithExif(Jpeg(3000, 1500), "GPS-OF-THE-REPORTER"))).Value;

        var (description, content) = (await Evidence().ReadAsync(core.Area, saved.Id))!.Value;
        using var picture = SKBitmap.Decode(content);
        Assert.Equal((2048, 1024), (picture.Width, picture.Height));
        Assert.Equal(("photo", "image/jpeg"), (description.Kind, description.ContentType));
        Assert.True(content.AsSpan().IndexOf("GPS-OF-THE-REPORTER"u8) < 0);
    }

    [Fact]
    public async Task The_file_on_disk_is_sealed()
    {
        await Evidence().SaveAsync(core.Area, [.. "#!AMR\n"u8, .. "spoken words"u8]);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(core.Folder, "evidence", core.Area)));
        Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("spoken words"u8) < 0);
    }

    public static TheoryData<string, string, byte[]> Recordings => new()
    {
        { "recording", "audio/amr", [.. "#!AMR\n"u8, 0x3C] },
        { "recording", "audio/wav", [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8] },
        { "recording", "audio/ogg", [.. "OggS"u8, 0, 2, .. "OpusHead"u8] },
        { "recording", "audio/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8, 0x16, 0x54, 0xAE, 0x6B, 0x86, 0x86, .. "A_OPUS"u8] },
        { "video", "video/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8, 0x16, 0x54, 0xAE, 0x6B, 0x86, 0x85, .. "V_VP8"u8, .. "A_OPUS"u8] },
        { "recording", "audio/mp4", [0, 0, 0, 32, .. "ftypM4A "u8, 0, 0] },
        { "video", "video/quicktime", [0, 0, 0, 20, .. "ftypqt  "u8, 0, 0] },
        { "video", "video/mp4", [0, 0, 0, 32, .. "ftypisom"u8, 0, 0] },
        { "recording", "audio/mpeg", [0xFF, 0xFB, 0x90, 0x64] },
        { "recording", "audio/aac", [0xFF, 0xF1, 0x50, 0x80] },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task What_phones_and_browsers_record_is_kept_as_it_came_and_named_by_its_bytes(string kind, string contentType, byte[] content)
    {
        var saved = (await Evidence().SaveAsync(core.Area, content)).Value;

        Assert.Equal((kind, contentType), (saved.Kind, saved.ContentType));
        Assert.Equal(content, (await Evidence().ReadAsync(core.Area, saved.Id))!.Value.Content);
    }

    [Fact]
    public async Task A_picture_whose_metadata_cannot_be_removed_is_refused_and_never_taken_for_a_video() =>
        Assert.Equal("evidence-type", (await Evidence().SaveAsync(core.Area, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0])).Refusal!.Code);

    [Theory]
    [InlineData("<html>", "evidence-type")]
    [InlineData("", "evidence-type")]
    [InlineData("GIF89a but not a picture", "evidence-damaged")]
    public async Task What_is_no_evidence_is_refused_by_its_bytes(string content, string code) =>
        Assert.Equal(code, (await Evidence().SaveAsync(core.Area, System.Text.Encoding.UTF8.GetBytes(content))).Refusal!.Code);

    [Fact]
    public async Task An_upload_can_be_named_once_and_only_within_a_day()
    {
        var used = (await Evidence().SaveAsync(core.Area, Jpeg(10, 10))).Value.Id;
        var old = (await Evidence().SaveAsync(core.Area, Jpeg(10, 10))).Value.Id;

        Assert.True((await core.Send(Report(used))).IsOk);
        Assert.Equal("unknown-evidence", (await core.Send(Report(used))).Refusal!.Code);
        Assert.Equal("unknown-evidence", (await core.Send(Report(new EvidenceId("NEVERUPLOADED")))).Refusal!.Code);
        core.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("unknown-evidence", (await core.Send(Report(old))).Refusal!.Code);
    }

    [Fact]
    public async Task Only_who_may_see_the_report_opens_its_evidence_and_every_opening_is_recorded()
    {
        var id = (await Evidence().SaveAsync(core.Area, Jpeg(10, 10))).Value.Id;
        await core.Send(Report(id) with { HideFromUnit = true });
        var office = core.ActorOf("safety-office");
        var hazard = Assert.Single((await core.Send(new ListHazards(office))).Value.Hazards);

        Assert.Equal("hazard-not-found", (await core.Send(new ReadEvidence(core.ActorOf("power-supply"), hazard.Id, id))).Refusal!.Code);
        Assert.True((await core.Send(new ReadEvidence(office, hazard.Id, id))).IsOk);
        var reader = core.Services.GetRequiredService<Storage.TownshipReader>();
        var head = (await reader.HeadAsync(core.Area)).Version;
        Assert.Equal("evidence-read", Assert.Single(await reader.EventsAsync(core.Area, [head])).Act);
    }

    [Fact]
    public async Task Evidence_goes_up_and_down_through_a_channel()
    {
        var channel = await core.ConnectAsync();
        using var upload = new Intake.IntakeClient(channel).UploadEvidence();
        var photo = Jpeg(400, 300);
        await upload.RequestStream.WriteAsync(new() { AreaCode = core.Area, Chunk = ByteString.CopyFrom(photo, 0, 100) });
        await upload.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(photo, 100, photo.Length - 100) });
        await upload.RequestStream.CompleteAsync();
        var id = (await upload).EvidenceId;
        await core.Send(Report(new EvidenceId(id)));
        var actor = core.ActorOf("power-supply");
        var hazard = Assert.Single((await core.Send(new ListHazards(actor))).Value.Hazards);

        using var download = new Protos.Casework.V1.Casework.CaseworkClient(channel)
            .ReadEvidence(new() { HazardId = hazard.Id.Value, EvidenceId = id }, core.As(actor));
        using var content = new MemoryStream();
        await foreach (var chunk in download.ResponseStream.ReadAllAsync())
        {
            chunk.Chunk.WriteTo(content);
        }

        using var picture = SKBitmap.Decode(content.ToArray());
        Assert.Equal((400, 300), (picture.Width, picture.Height));
    }

    private static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    private static byte[] WithExif(byte[] jpeg, string text)
    {
        byte[] body = [.. "Exif\0\0"u8, .. System.Text.Encoding.ASCII.GetBytes(text)];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    private IEvidenceStore Evidence() => core.Services.GetRequiredService<IEvidenceStore>();

    private SubmitReport Report(EvidenceId evidence) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = "电线杆歪了",
        Evidence = [evidence],
        Channel = Reports.Channel.Web,
        Anonymity = Reports.Anonymity.Anonymous,
    };
}
