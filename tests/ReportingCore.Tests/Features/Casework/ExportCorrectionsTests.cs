using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Protos.Learning.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Casework;

public sealed class ExportCorrectionsOnGarnetTests(GarnetFixture store) : ExportCorrectionsTests(store), IClassFixture<GarnetFixture>;

public sealed class ExportCorrectionsOnRedisTests(RedisFixture store) : ExportCorrectionsTests(store), IClassFixture<RedisFixture>;

/// <summary>Through the wire, as the trainer calls it.</summary>
public abstract class ExportCorrectionsTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task What_people_decided_last_is_exported_with_every_digit_hidden_and_the_export_is_an_event()
    {
        await AssignAsync(await ReportAsync("井边的电线杆歪了，电话13800001111或１２３"), "water-station", "water-conservancy");

        var text = Assert.Single(await ExportAsync());

        Assert.Equal(("井边的电线杆歪了，电话00000000000或000", "water-conservancy"), (text.Text, text.Domain));
        var reader = core.Services.GetRequiredService<TownshipReader>();
        var newest = (await reader.EventsAsync(core.Area, [(await reader.HeadAsync(core.Area)).Version]))[0];
        Assert.Equal(("corrections-exported", "1", "safety-office-1"), (newest.Act, newest.Details["count"], newest.Actor.Account));
    }

    [Fact]
    public async Task Nobody_but_the_safety_office_gets_a_word()
    {
        await AssignAsync(await ReportAsync("井边的电线杆歪了"), "water-station", "water-conservancy");

        var handler = await Assert.ThrowsAsync<RpcException>(() => ExportAsync("power-supply"));
        var nobody = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(null));

        Assert.Equal((StatusCode.PermissionDenied, StatusCode.Unauthenticated), (handler.StatusCode, nobody.StatusCode));
    }

    [Fact]
    public async Task A_hand_back_takes_a_label_away_until_somebody_decides_again()
    {
        var assigned = await AssignAsync(await ReportAsync("塘边的围栏断了"), "water-station", "water-conservancy");
        var back = await core.Send(new HandBackHazard(Header(assigned, "water-station", "不归我们")));
        Assert.True(back.IsOk);
        Assert.Empty(await ExportAsync());

        await AssignAsync(await HazardAsync(assigned.Id), "forestry-station", "forestry");
        Assert.Equal("forestry", Assert.Single(await ExportAsync()).Domain);
    }

    [Fact]
    public async Task Another_department_for_the_same_domain_says_nothing_of_the_domain()
    {
        await AssignAsync(await ReportAsync("井边的电线杆歪了"), "forestry-station", "electric-power");

        Assert.Empty(await ExportAsync());
    }

    [Fact]
    public async Task What_insiders_wrote_or_the_unit_must_not_know_stays_and_only_a_released_paraphrase_goes()
    {
        await AssignAsync(await ReportAsync("我们厂的叉车没有年检", insider: true), "water-station", "special-equipment");
        var hidden = await AssignAsync(await ReportAsync("老板把消防门焊死了", hide: true), "water-station", "fire-safety");
        Assert.Empty(await ExportAsync());

        var released = await core.Send(new ReleaseParaphrase(Header(hidden, "safety-office", "某处消防门打不开"), "water-station"));
        Assert.True(released.IsOk);

        Assert.Equal("某处消防门打不开", Assert.Single(await ExportAsync()).Text);
    }

    private async Task<List<LabelledText>> ExportAsync(string? department = "safety-office")
    {
        var call = new Corrections.CorrectionsClient(await core.ConnectAsync())
            .ListCorrections(new(), department is null ? [] : core.As(core.ActorOf(department)));
        var texts = new List<LabelledText>();
        await foreach (var text in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(text);
        }

        return texts;
    }

    private async Task<Hazard> ReportAsync(string text, bool insider = false, bool hide = false)
    {
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Insider = insider,
            HideFromUnit = hide,
        });
        Assert.True(accepted.IsOk);
        return (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards.MaxBy(hazard => hazard.Version)!;
    }

    private async Task<Hazard> AssignAsync(Hazard hazard, string department, string domain)
    {
        var done = await core.Send(new AssignHazard(Header(hazard, "safety-office", ""), department, domain));
        Assert.True(done.IsOk);
        return await HazardAsync(hazard.Id);
    }

    private async Task<Hazard> HazardAsync(HazardId id) => (await core.Services.GetRequiredService<TownshipReader>().FindHazardAsync(core.Area, id))!;

    private ActHeader Header(Hazard hazard, string department, string note) => new()
    {
        Actor = core.ActorOf(department),
        RequestId = Guid.NewGuid().ToString("N"),
        Hazard = hazard.Id,
        ExpectedVersion = hazard.Version,
        Note = note,
    };
}
