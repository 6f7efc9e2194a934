using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class ReclassifyOnGarnetTests(GarnetFixture store) : ReclassifyTests(store), IClassFixture<GarnetFixture>;

public sealed class ReclassifyOnRedisTests(RedisFixture store) : ReclassifyTests(store), IClassFixture<RedisFixture>;

public abstract class ReclassifyTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_report_taken_without_the_classifier_reaches_its_department_when_it_is_back()
    {
        await SubmitWithoutClassifierAsync("井边的电线杆歪了");
        core.Classifier.Next = SettableClassifier.Of("electric-power");

        Assert.Equal(1, await RunAsync());

        var hazard = Assert.Single(await HazardsOfAsync("power-supply"));
        Assert.Equal((RouteReason.Dispatched, "test", 0.97), (hazard.Route.Reason, hazard.Route.ModelVersion, hazard.Route.Confidence));
        var file = (await core.Send(new GetHazard(core.ActorOf("power-supply"), hazard.Id))).Value;
        Assert.Equal(["report-submitted", "reclassified"], file.Events.Select(entry => entry.Act));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task A_classifier_that_is_still_down_changes_nothing()
    {
        await SubmitWithoutClassifierAsync("井盖没了");

        Assert.Equal(0, await RunAsync());

        Assert.Equal(RouteReason.ClassifierUnavailable, Assert.Single(await HazardsOfAsync("safety-office")).Route.Reason);
    }

    [Fact]
    public async Task What_a_person_has_decided_meanwhile_stands()
    {
        await SubmitWithoutClassifierAsync("山边的树倒了");
        var hazard = Assert.Single(await HazardsOfAsync("safety-office"));
        var header = new ActHeader { Actor = core.ActorOf("safety-office"), RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };
        await core.Send(new AssignHazard(header, "forestry-station", "forestry"));
        core.Classifier.Next = SettableClassifier.Of("electric-power");

        Assert.Equal(0, await RunAsync());

        Assert.Equal("forestry", Assert.Single(await HazardsOfAsync("forestry-station")).Domain);
    }

    [Fact]
    public async Task A_place_the_department_runs_itself_is_kept_from_it_afterwards_too()
    {
        await SubmitWithoutClassifierAsync("食堂后门晚上锁死了");
        core.Classifier.Next = SettableClassifier.Of("campus");

        await RunAsync();

        Assert.Empty(await HazardsOfAsync("central-school"));
        Assert.True(Assert.Single(await HazardsOfAsync("safety-office")).Withheld);
    }

    [Fact]
    public async Task Danger_seen_late_still_rings()
    {
        await SubmitWithoutClassifierAsync("电线掉在地上冒火花");
        core.Classifier.Next = SettableClassifier.Of("electric-power", urgent: true);
        Assert.Equal(0, await RingsAsync());

        await RunAsync();

        Assert.Equal(1, await RingsAsync());
    }

    [Fact]
    public async Task What_now_looks_out_of_scope_goes_to_a_person_and_not_back_to_the_reporter()
    {
        await SubmitWithoutClassifierAsync("新农合交多少钱");
        core.Classifier.Next = SettableClassifier.Of("out-of-scope");

        await RunAsync();

        var hazard = Assert.Single(await HazardsOfAsync("safety-office"));
        Assert.Equal((HazardState.Registered, RouteReason.LowConfidence), (hazard.State, hazard.Route.Reason));
    }

    private async Task SubmitWithoutClassifierAsync(string text)
    {
        core.Classifier.Next = null;
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        });
        Assert.True(accepted.IsOk);
    }

    private Task<int> RunAsync() =>
        ActivatorUtilities.CreateInstance<ReclassifyJob>(core.Services).AskAgainAsync(CancellationToken.None);

    private async Task<IReadOnlyList<Hazard>> HazardsOfAsync(string department) => (await core.Send(new ListHazards(core.ActorOf(department)))).Value.Hazards;

    private async Task<long> RingsAsync() =>
        await core.Services.GetRequiredService<RedisConnections>().Reads.SortedSetLengthAsync(new TownshipKeys(core.Area).Outbox(Delivery.Staff));
}
