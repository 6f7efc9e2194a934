using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Casework;

public sealed class HazardLifeOnGarnetTests(GarnetFixture store) : HazardLifeTests(store), IClassFixture<GarnetFixture>;

public sealed class HazardLifeOnRedisTests(RedisFixture store) : HazardLifeTests(store), IClassFixture<RedisFixture>;

/// <summary>
/// Whole lives. A step is "who act [flags] [> state | ! refusal]" or "+Nd"; whatever the act needs is given unless a flag says otherwise
/// ("-note" leaves it out, "no" is a negative verdict, "false", "partly", "not-established" are findings).
/// </summary>
public abstract class HazardLifeTests(IStoreFixture store) : IAsyncLifetime
{
    private const string ToVerifying = "h accept; h sign-for > verifying";
    private const string ToRectifying = ToVerifying + "; h verify > verified; h rectify-by-date > rectifying";
    private const string ToWriteOff = ToRectifying + "; h report-rectification > reinspecting; h2 reinspect > awaiting-write-off";
    private Core core = null!;

    public static TheoryData<string, string> Lives => new()
    {
        { "happy", ToWriteOff + "; h reply-finally; h3 write-off > written-off" },
        { "declined", "h decline -note ! note-missing; h decline > declined; h accept ! act-not-allowed" },
        { "declined, then taken up", "h decline > declined; so assign > registered; h accept > accepted" },
        { "handed back twice", "h hand-back > registered; so assign; h hand-back > registered; so assign; h accept > accepted" },
        { "hand-back too late", "+12d; h hand-back ! hand-back-too-late" },
        { "asked once", "h ask-for-more > awaiting-reporter; h resume-after-answer ! answer-awaited; +11d; h resume-after-answer > registered; h ask-for-more ! already-asked" },
        { "reporter answers", "h ask-for-more; answer; h resume-after-answer > registered" },
        { "passed outside", "h pass-outside nowhere ! unknown-destination; h pass-outside > passed-outside; h accept ! act-not-allowed" },
        { "passed outside, comes back", "h pass-outside; so assign > registered" },
        { "joint lead", "h accept; so assign-jointly co > assigned; h sign-for; h verify; h rectify-at-once; h report-rectification; h2 reinspect; h3 write-off ! co-lead-report-missing; co report-as-co-lead; h3 write-off > written-off" },
        { "co-lead may not close", "h accept; so assign-jointly co; co sign-for ! act-not-allowed; h sign-for > verifying" },
        { "death", "h accept; h emergency-hand-over death > escalated; so resume-locally ! death-blocks-closing; so reply-finally ! act-not-allowed; so record-conclusion-above > concluded-above; so reply-finally > concluded-above" },
        { "emergency without death", "duty emergency-hand-over > escalated; so resume-locally > accepted" },
        { "unfounded", ToVerifying + "; h verify false > unfounded; h reply-finally > unfounded; h write-off ! act-not-allowed" },
        { "partly true", ToVerifying + "; h verify partly > verified" },
        { "cannot be established", ToVerifying + "; h verify not-established > escalated; so record-conclusion-above > concluded-above" },
        { "verified by one person", ToVerifying + "; h verify -people ! two-people-missing; h verify -pictures ! pictures-missing" },
        { "objection upheld", ToVerifying + "; h verify false; h file-objection ! not-replied-yet; h reply-finally; h file-objection; h file-objection ! already-objected; lead decide-objection > verifying; h verify > verified; h reply-finally > verified" },
        { "objection refused", ToVerifying + "; h verify false; h reply-finally; h file-objection; lead decide-objection no > unfounded; lead decide-objection ! no-open-objection" },
        { "objection too late", ToVerifying + "; h verify false; h reply-finally; +11d; h file-objection ! objection-too-late" },
        { "one reply only", ToVerifying + "; h verify; h reply-finally; h reply-finally ! already-replied" },
        { "extension", ToVerifying + "; h request-extension days=31 ! extension-too-long; h request-extension; h approve-extension ! act-not-allowed; lead approve-extension; h request-extension ! already-extended; lead approve-extension ! no-open-extension" },
        { "failed reinspection", ToRectifying + "; h report-rectification; h reinspect ! reinspector-is-rectifier; h2 reinspect no > rectifying; level 1; h report-rectification; h2 reinspect > awaiting-write-off; h2 write-off ! writer-off-is-reinspector; h write-off ! writer-off-is-rectifier; so write-off > written-off" },
        { "sent back", ToWriteOff + "; so send-back > rectifying; level 1" },
        { "no after-picture", ToRectifying + "; h report-rectification -after ! pictures-after-missing" },
        { "enforcement", ToVerifying + "; h verify; h hand-to-enforcement > enforcement; h report-rectification > reinspecting" },
        { "major with listing", ToVerifying + "; h verify; h declare-major -standard ! standard-missing; h declare-major > rectifying; level 3; so list-for-supervision; so list-for-supervision ! already-listed; so delist ! not-rectified-yet; h report-rectification; h2 reinspect; h3 write-off ! major-by-safety-office; so write-off > written-off; so delist > written-off" },
        { "listing needs a cause", ToRectifying + "; so list-for-supervision ! neither-major-nor-long-standing" },
        { "withdrawn", "h record-withdrawal; h accept; h sign-for; h verify; h reply-finally; silent" },
        { "others may not touch it", "x accept ! hazard-not-found; so accept ! act-not-allowed" },
    };

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task A_life_goes_as_written(string name, string steps)
    {
        await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = $"{name} 电线杆歪了",
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
        });
        var id = (await core.Send(new ListHazards(Who("so")))).Value.Hazards[0].Id;
        foreach (var step in steps.Split(';', StringSplitOptions.TrimEntries))
        {
            await DoAsync(id, step);
        }
    }

    private async Task DoAsync(HazardId id, string step)
    {
        var hazard = (await core.Services.GetRequiredService<TownshipReader>().FindHazardAsync(core.Area, id))!;
        var words = step.Split(' ');
        switch (words[0])
        {
            case var advance when advance[0] == '+':
                core.Clock.Advance(TimeSpan.FromDays(int.Parse(advance[1..^1], CultureInfo.InvariantCulture)));
                return;
            case "level":
                Assert.Equal(words[1], hazard.Supervision.Level.ToString(CultureInfo.InvariantCulture));
                return;
            case "answer":
                await AnswerAsync(hazard);
                return;
            case "silent":
                Assert.Empty((await core.Services.GetRequiredService<TownshipReader>().FindReportAsync(core.Area, hazard.Reports[0]))!.Messages);
                return;
            default:
                await ActAsync(hazard, words, step);
                return;
        }
    }

    private async Task ActAsync(Hazard hazard, string[] words, string step)
    {
        var flags = words.Skip(2).TakeWhile(word => word is not (">" or "!")).ToHashSet();
        var header = new ActHeader
        {
            Actor = Who(words[0]),
            RequestId = Guid.NewGuid().ToString("N"),
            Hazard = hazard.Id,
            ExpectedVersion = hazard.Version,
            Note = flags.Contains("-note") ? "" : "说明",
        };
        var outcome = words[1] switch
        {
            "accept" => await core.Send(new AcceptHazard(header)),
            "decline" => await core.Send(new DeclineHazard(header, "2")),
            "hand-back" => await core.Send(new HandBackHazard(header)),
            "assign" => await core.Send(new AssignHazard(header, "power-supply", "")),
            _ => await core.Send(new PerformAct(header, ActNames.Parse(words[1])!.Value, Input(hazard, flags))),
        };
        var refused = Array.IndexOf(words, "!");
        Assert.True(outcome.Refusal?.Code == (refused < 0 ? null : words[refused + 1]), $"{step}: {outcome.Refusal?.Code ?? "ok"}");
        if (Array.IndexOf(words, ">") is > 0 and var arrow)
        {
            Assert.Equal(words[arrow + 1], System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.Value.State.ToString()));
        }
    }

    private ActInput Input(Hazard hazard, HashSet<string> flags)
    {
        var today = DateOnly.FromDateTime(core.Clock.GetUtcNow().UtcDateTime);
        var days = flags.FirstOrDefault(flag => flag.StartsWith("days=", StringComparison.Ordinal))?[5..] ?? "20";
        return new()
        {
            People = flags.Contains("-people") ? ["甲", "甲 "] : ["甲", "乙"],
            Date = today,
            Finding = flags.Contains("false") ? Finding.False : flags.Contains("partly") ? Finding.Partly
                : flags.Contains("not-established") ? Finding.NotEstablished : Finding.True,
            Pictures = flags.Contains("-pictures") ? [] : [new("before")],
            PicturesAfter = flags.Contains("-after") ? [] : [new("after")],
            Plan = new("张三", "加固", "2000元", today.AddDays(20), "设警戒线"),
            Standard = flags.Contains("-standard") ? "" : "工贸企业重大事故隐患判定标准",
            Article = "第三条",
            Enterprise = "某企业",
            Principal = "甲方",
            Controller = "乙方",
            Destination = flags.Contains("nowhere") ? "nowhere" : "12345",
            Verdict = !flags.Contains("no"),
            Conclusion = "属实",
            Facts = "现场核查",
            Decision = "限期整改",
            Reward = "符合",
            Report = hazard.Reports[0],
            Days = int.Parse(days, CultureInfo.InvariantCulture),
            Deadline = today.AddDays(30),
            Document = "裕政〔2026〕1号",
            Department = "power-supply",
            CoLeads = flags.Contains("co") ? ["police"] : [],
            Death = flags.Contains("death"),
        };
    }

    private Task<Outcome<Done>> AnswerAsync(Hazard hazard) =>
        core.Services.GetRequiredService<TownshipStore>().CommitAsync<Done>(core.Area, Guid.NewGuid().ToString("N"), async transaction =>
        {
            transaction.Save((await transaction.FindReportAsync(hazard.Reports[0]))! with { AnswerAwaited = false });
            return Done.Instance;
        });

    private Actor Who(string name) => name switch
    {
        "h" => core.ActorOf("power-supply"),
        "h2" => core.ActorOf("power-supply") with { Account = "power-supply-2" },
        "h3" => core.ActorOf("power-supply") with { Account = "power-supply-3" },
        "co" => core.ActorOf("police"),
        "x" => core.ActorOf("forestry-station"),
        "so" => core.ActorOf("safety-office"),
        "duty" => core.ActorOf("safety-office", Role.DutyOfficer) with { Account = "duty-1" },
        "lead" => core.ActorOf("safety-office", Role.Leader) with { Account = "leader-1" },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
