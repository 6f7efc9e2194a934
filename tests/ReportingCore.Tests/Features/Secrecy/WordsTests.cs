using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class WordsOnGarnetTests(GarnetFixture store) : WordsTests(store), IClassFixture<GarnetFixture>;

public sealed class WordsOnRedisTests(RedisFixture store) : WordsTests(store), IClassFixture<RedisFixture>;

/// <summary>What a hidden reporter says after the report: objections, and what staff write down for him.</summary>
public abstract class WordsTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Words = "我就在三号车间上班，那天夜班我亲眼看见";
    private const string ToReply = "so release-paraphrase;h accept;h sign-for;h verify false;h reply-finally";
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task An_objection_to_a_withheld_hazard_shows_the_department_that_there_is_one_and_no_word_of_it()
    {
        var report = await village.InsiderAsync("供电所仓库里线路老化，上班的人都知道");
        await village.ActAsync(report, ToReply);
        Assert.Null((await core.Send(new ObjectToReply(Guid.NewGuid().ToString("N"), report.Receipt, Words))).Refusal);

        var department = await village.PageAsync(report, core.ActorOf("power-supply"));

        var objection = Assert.Single(department.Record.Objections);
        Assert.Equal(("", "", ""), (objection.Reason, objection.ReportId, objection.Decision));
        Assert.DoesNotContain((await village.ReportOfAsync(report)).Id.Value, department.ToString(), StringComparison.Ordinal);
        Assert.Equal(Words, Assert.Single((await village.PageAsync(report, village.Office)).Record.Objections).Reason);
    }

    [Fact]
    public async Task What_the_safety_office_writes_down_for_a_hidden_reporter_is_not_in_the_history_the_department_reads()
    {
        var report = await village.InsiderAsync("供电所仓库里线路老化，上班的人都知道");
        await village.ActAsync(report, ToReply);
        var hazard = await village.HazardOfAsync(report);
        var input = new ActInput { Report = hazard.Reports[0] };
        Assert.Null((await core.Send(new PerformAct(Village.Header(hazard, village.Office, Words), Act.FileObjection, input))).Refusal);

        var log = (await village.PageAsync(report, core.ActorOf("power-supply"))).Log;

        Assert.Equal("", Assert.Single(log, entry => entry.Act == "file-objection").Note);
        Assert.Contains((await village.PageAsync(report, village.Office)).Log, entry => entry.Note == Words);
    }

    [Fact]
    public async Task A_department_acts_on_no_report_it_may_not_read()
    {
        var report = await village.InsiderAsync("供电所仓库里线路老化，上班的人都知道");
        await village.ActAsync(report, "so release-paraphrase");
        var hazard = await village.HazardOfAsync(report);
        var department = core.ActorOf("power-supply");
        var input = new ActInput { Report = hazard.Reports[0] };

        Assert.Equal("report-not-found", (await core.Send(new PerformAct(Village.Header(hazard, department), Act.RecordWithdrawal, input))).Refusal?.Code);
        Assert.Equal("report-not-found", (await core.Send(new ReplyToReporter(Village.Header(hazard, department), hazard.Reports[0], false))).Refusal?.Code);
        Assert.Null((await core.Send(new ReplyToReporter(Village.Header(hazard, department), null, false))).Refusal);
    }
}
