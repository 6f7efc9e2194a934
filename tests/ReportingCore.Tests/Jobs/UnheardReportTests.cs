using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class UnheardReportOnGarnetTests(GarnetFixture store) : UnheardReportTests(store), IClassFixture<GarnetFixture>;

public sealed class UnheardReportOnRedisTests(RedisFixture store) : UnheardReportTests(store), IClassFixture<RedisFixture>;

/// <summary>Reports that came while the classifier was away, beside what people have done meanwhile.</summary>
public abstract class UnheardReportTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Calm = "松岗村小学门口井盖没了";
    private const string Cry = "松岗村小学门口那口没盖的井，孩子卡在井里出不来";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_cry_that_joined_a_known_hazard_while_the_classifier_was_away_rings_when_it_is_back()
    {
        await SubmitAsync(Calm);
        core.Classifier.Next = null;
        await JoinAsync(Cry);
        var before = await TheHazardAsync("power-supply");
        Assert.Equal((2, false), (before.Reports.Count, before.Urgent));
        core.Classifier.Judge = text => SettableClassifier.Of("campus", urgent: text == Cry);

        await RunAsync();

        var after = await TheHazardAsync("power-supply");
        Assert.True(WorkflowTable.Alarms(after));
        Assert.Equal((RouteReason.Dispatched, "electric-power"), (after.Route.Reason, after.Domain));
        Assert.Single(await RingsAsync());
        // Nobody who was about to act meets a conflict.
        Assert.Equal(before.Version, after.Version);
        await RunAsync();
        Assert.Single(await RingsAsync());
    }

    [Fact]
    public async Task Every_report_of_a_waiting_hazard_is_read_not_only_the_first()
    {
        core.Classifier.Next = null;
        await SubmitAsync(Calm);
        await SubmitAsync(Calm);
        await SubmitAsync(Calm);
        var asked = 0;
        core.Classifier.Judge = _ => SettableClassifier.Of("electric-power", urgent: ++asked == 3);

        Assert.Equal(1, await RunAsync());

        Assert.Equal((3, 3), (asked, (await TheHazardAsync("power-supply")).Reports.Count));
        Assert.Single(await RingsAsync());
    }

    [Fact]
    public async Task A_classifier_that_needs_a_second_for_each_answer_gets_what_waits_classified()
    {
        core.Classifier.Takes = TimeSpan.FromSeconds(1);
        await SubmitAsync("松岗村电线杆歪了");
        Assert.Equal(RouteReason.ClassifierUnavailable, (await TheHazardAsync("safety-office")).Route.Reason);

        Assert.Equal(1, await RunAsync());

        Assert.Equal(RouteReason.Dispatched, (await TheHazardAsync("power-supply")).Route.Reason);
    }

    [Fact]
    public async Task A_text_the_classifier_fails_on_does_not_hold_up_those_after_it()
    {
        core.Classifier.Next = null;
        await SubmitAsync("松岗村水库大坝渗水");
        await SubmitAsync("花园村电线杆歪了");
        core.Classifier.Judge = text => text.Contains("大坝", StringComparison.Ordinal) ? null : SettableClassifier.Of("electric-power");

        Assert.Equal(1, await RunAsync());

        Assert.Equal("花园村电线杆歪了", (await TheHazardAsync("power-supply")).Title);
    }

    [Fact]
    public async Task What_came_in_without_the_classifier_was_assigned_jointly_and_handed_back_waits_for_the_office()
    {
        core.Classifier.Next = null;
        await SubmitAsync(Calm);
        await AssignAsync("safety-office", "underground-pipeline");
        await ActAsync("safety-office", header => new AcceptHazard(header));
        await ActAsync("safety-office", header => new PerformAct(header, Act.AssignJointly, new() { Department = "forestry-station" }));
        await ActAsync("forestry-station", header => new HandBackHazard(header with { Note = "不是林业的事" }));
        core.Classifier.Next = SettableClassifier.Of("forestry");

        Assert.Equal(0, await RunAsync());

        var hazard = await TheHazardAsync("safety-office");
        Assert.Equal(("safety-office", RouteReason.AssignedByPerson), (hazard.Department, hazard.Route.Reason));
    }

    [Fact]
    public async Task A_hazard_the_machine_dispatched_and_a_department_handed_back_lies_there_by_a_persons_word()
    {
        await SubmitAsync("松岗村电线杆歪了");
        await ActAsync("power-supply", header => new HandBackHazard(header with { Note = "是通信杆" }));

        var hazard = await TheHazardAsync("safety-office");
        Assert.Equal((RouteReason.AssignedByPerson, "safety-office"), (hazard.Route.Reason, hazard.Route.Department));
    }

    [Fact]
    public async Task A_fire_matter_accepted_in_an_outage_has_the_fire_clock()
    {
        core.Classifier.Next = null;
        await SubmitAsync("松岗村超市后门消防通道锁死了");
        var waiting = await TheHazardAsync("safety-office");
        Assert.Equal("domain-missing", (await core.Send(new AcceptHazard(Header(waiting, "safety-office")))).Refusal?.Code);
        Assert.Equal("domain-missing", (await core.Send(new AssignHazard(Header(waiting, "safety-office"), "forestry-station", ""))).Refusal?.Code);

        await AssignAsync("safety-office", "fire-safety");
        await ActAsync("safety-office", header => new AcceptHazard(header));

        var accepted = await TheHazardAsync("safety-office");
        var (clocks, calendar) = (core.Services.GetRequiredService<Townships>().Get(core.Area).Clocks, core.Services.GetRequiredService<WorkingCalendar>());
        Assert.Equal(
            calendar.Due(accepted.Milestones[^1].At, clocks.CheckFire),
            CaseClocks.Running(accepted, clocks, calendar).Single(clock => clock.Code == "check").DueAt);
    }

    private async Task SubmitAsync(string text, string join = "") => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
        JoinToken = join,
    })).IsOk);

    /// <summary>The reporter says that it is the one that is known, which needs no classifier.</summary>
    private async Task JoinAsync(string text) =>
        await SubmitAsync(text, Assert.Single((await core.Send(new AssessReport { Area = core.Area, Text = Calm })).Value.Similar).JoinToken);

    private Task<int> RunAsync() => ActivatorUtilities.CreateInstance<ReclassifyJob>(core.Services).AskAllAsync(CancellationToken.None);

    private Task AssignAsync(string department, string domain) => ActAsync("safety-office", header => new AssignHazard(header, department, domain));

    private async Task ActAsync(string department, Func<ActHeader, MediatR.IRequest<ReportingCore.Domain.Outcome<ActDone>>> act) =>
        Assert.Null((await core.Send(act(Header(await TheHazardAsync(department), department)))).Refusal);

    private ActHeader Header(Hazard hazard, string department) =>
        new() { Actor = core.ActorOf(department), RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };

    private async Task<Hazard> TheHazardAsync(string department) => Assert.Single((await core.Send(new ListHazards(core.ActorOf(department)))).Value.Hazards);

    private async Task<IReadOnlyList<Delivery>> RingsAsync() =>
        [.. (await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 100)).Where(item => item.Kind == "urgent-alert")];
}
