using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using SkiaSharp;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class OutOfScopeOnGarnetTests(GarnetFixture store) : OutOfScopeTests(store), IClassFixture<GarnetFixture>;

public sealed class OutOfScopeOnRedisTests(RedisFixture store) : OutOfScopeTests(store), IClassFixture<RedisFixture>;

/// <summary>Whom the machine may point elsewhere, and whom never.</summary>
public abstract class OutOfScopeTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        core.Classifier.Next = SettableClassifier.Of("out-of-scope");
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_question_that_can_be_read_gets_guidance()
    {
        var accepted = await SubmitAsync("罗集村社保卡怎么办理，养老金多少钱一个月");

        Assert.True(accepted.OutOfScope);
        Assert.NotEmpty(accepted.Guidance);
        Assert.Equal(HazardState.Guided, (await TheHazardAsync()).State);
    }

    [Fact]
    public async Task A_photo_without_words_and_a_foreign_report_of_a_fire_wait_in_triage_and_are_not_guided_elsewhere()
    {
        var photo = await UploadAsync(SKColors.DimGray);
        Assert.False((await core.Send(new AssessReport { Area = core.Area, Text = "", Evidence = [photo] })).Value.OutOfScope);

        var accepted = new[]
        {
            await SubmitAsync("", photo),
            await SubmitAsync("", await UploadAsync(SKColors.OrangeRed)),
            await SubmitAsync("There is a fire in Huayuan village, people are trapped"),
        };

        Assert.All(accepted, answer => Assert.Equal((false, ""), (answer.OutOfScope, answer.Guidance)));
        var waiting = await HazardsAsync();
        Assert.Equal(3, waiting.Count);
        Assert.All(waiting, hazard => Assert.Equal(
            (HazardState.Registered, RouteReason.LowConfidence, "safety-office"), (hazard.State, hazard.Route.Reason, hazard.Department)));
    }

    [Fact]
    public async Task Recordings_that_nobody_has_listened_to_are_not_taken_for_one_another()
    {
        await core.Send(Sentence("（语音举报，请听录音）") with { Insist = true });
        await core.Send(Sentence("（语音举报，请听录音）") with { Insist = true });

        Assert.Equal(2, (await HazardsAsync()).Count);
    }

    [Fact]
    public async Task A_cry_that_is_no_hazard_of_ours_lies_in_triage_rings_until_acknowledged_and_can_be_handed_over()
    {
        core.Classifier.Next = SettableClassifier.Of("out-of-scope", urgent: true);
        Assert.Equal((true, false), await AssessedAsync("罗集大桥上有人要跳河，快来"));

        var accepted = await SubmitAsync("罗集大桥上有人要跳河，快来");

        Assert.Equal((true, false), (accepted.Urgent, accepted.OutOfScope));
        core.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default));
        Assert.Equal(2, (await RingsAsync()).Count);

        var officer = core.ActorOf("safety-office", Role.DutyOfficer, Role.SafetyOffice, Role.Handler);
        Assert.Null((await core.Send(new AcknowledgeUrgent(Header(await TheHazardAsync(), officer)))).Refusal);
        Assert.False(WorkflowTable.Alarms(await TheHazardAsync()));
        Assert.Null((await core.Send(new PerformAct(Header(await TheHazardAsync(), officer) with { Note = "已报警 110" }, Act.EmergencyHandOver, new()))).Refusal);
        Assert.Equal(HazardState.Escalated, (await TheHazardAsync()).State);
    }

    [Theory]
    [InlineData("河里淹死人了，你们管不管", false)]
    [InlineData("你们今年医保交多少钱", true)]
    public async Task A_death_or_danger_the_reporter_names_is_not_pointed_elsewhere_either(string text, bool urgent)
    {
        var accepted = (await core.Send(Sentence(text) with { Urgent = urgent })).Value;

        Assert.False(accepted.OutOfScope);
        Assert.Equal(HazardState.Registered, (await TheHazardAsync()).State);
    }

    private async Task<(bool Urgent, bool OutOfScope)> AssessedAsync(string text)
    {
        var said = (await core.Send(new AssessReport { Area = core.Area, Text = text })).Value;
        return (said.Urgent, said.OutOfScope);
    }

    private async Task<ReportAccepted> SubmitAsync(string text, params EvidenceId[] evidence) => (await core.Send(Sentence(text) with { Evidence = evidence })).Value;

    private SubmitReport Sentence(string text) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        VillageCode = $"{core.Area}201",
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    };

    private async Task<EvidenceId> UploadAsync(SKColor colour)
    {
        using var bitmap = new SKBitmap(64, 64);
        bitmap.Erase(colour);
        bitmap.SetPixel(colour.Red % 64, colour.Green % 64, SKColors.White);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return (await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, png.ToArray())).Value.Id;
    }

    private static ActHeader Header(Hazard hazard, Actor actor) =>
        new() { Actor = actor, RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };

    private async Task<Hazard> TheHazardAsync() => Assert.Single(await HazardsAsync());

    private async Task<IReadOnlyList<Hazard>> HazardsAsync() => (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards;

    private async Task<IReadOnlyList<Delivery>> RingsAsync() =>
        [.. (await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 100)).Where(item => item.Kind == "urgent-alert")];
}
