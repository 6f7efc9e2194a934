using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Storage;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Scenarios;

/// <summary>
/// Acts of staff in a life. People: h h2 h3 (lead's handlers), co (police), x (forestry), so so2 (Safety Office), duty, lead (leader).
/// "same" (pictures of before for those of after) and "again" (no new pictures) with report-rectification. Flags: "-note -people -pictures -after -standard -signature" leave out; "no" negative verdict; "partly false not-established" findings;
/// "death", "named" (the public notice names the enterprise), "co" (with co-lead), "nowhere", "days=N", "code=N" (decline), "to=DEPARTMENT", "of=rN" (report), "with=rN" (other hazard).
/// </summary>
internal sealed class LifeActs(Core core)
{
    private EvidenceId before;
    private EvidenceId after;

    public async Task DoAsync(HazardId focus, string line, string[] words, IReadOnlyList<ReportId> reports)
    {
        var outcome = await TryAsync(focus, words, reports);
        Assert.True(outcome.Refusal?.Code == Refused(words), $"{line}: {outcome.Refusal?.Code ?? "ok"}");
        if (Array.IndexOf(words, ">") is > 0 and var arrow)
        {
            Assert.Equal(words[arrow + 1], System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.Value.State.ToString()));
        }
    }

    /// <summary>The same, whatever comes of it.</summary>
    public async Task<Outcome<ActDone>> TryAsync(HazardId focus, string[] words, IReadOnlyList<ReportId> reports)
    {
        var hazard = (await core.Services.GetRequiredService<TownshipReader>().FindHazardAsync(core.Area, focus))!;
        var flags = words.Skip(2).TakeWhile(word => word is not (">" or "!")).ToHashSet();
        var header = new ActHeader
        {
            Actor = Who(words[0], hazard),
            RequestId = Guid.NewGuid().ToString("N"),
            Hazard = hazard.Id,
            ExpectedVersion = hazard.Version,
            Note = flags.Contains("-note") ? "" : "说明",
        };
        return await SendAsync(hazard, header, words[1], flags, reports);
    }

    public static string? Refused(string[] words) => Array.IndexOf(words, "!") is > 0 and var at ? words[at + 1] : null;

    private async Task<Outcome<ActDone>> SendAsync(Hazard hazard, ActHeader header, string act, HashSet<string> flags, IReadOnlyList<ReportId> reports) => act switch
    {
        "accept" => await core.Send(new AcceptHazard(header)),
        "decline" => await core.Send(new DeclineHazard(header, Value(flags, "code") ?? "1")),
        "hand-back" => await core.Send(new HandBackHazard(header)),
        "assign" => await core.Send(new AssignHazard(header, Value(flags, "to") ?? "power-supply", Value(flags, "domain") ?? "")),
        "release-paraphrase" => await core.Send(new ReleaseParaphrase(header, Value(flags, "to") ?? "power-supply")),
        "reply" => await core.Send(new ReplyToReporter(header, null, IsQuestion: false)),
        "acknowledge-urgent" => await core.Send(new AcknowledgeUrgent(header)),
        "merge" => await core.Send(new MergeHazard(header, await HazardOfAsync(flags, reports))),
        "not-the-same" => await core.Send(new DeclareNotTheSame(header, await HazardOfAsync(flags, reports))),
        "split" => await core.Send(new SplitHazard(header, [ReportOf(flags, "of", reports)])),
        "undo" => await core.Send(new UndoMerge(header)),
        _ => await core.Send(new PerformAct(header, ActNames.Parse(act)!.Value, await InputAsync(hazard, act, flags, reports))),
    };

    private async Task<HazardId> HazardOfAsync(HashSet<string> flags, IReadOnlyList<ReportId> reports) =>
        (await core.Services.GetRequiredService<TownshipReader>().FindReportAsync(core.Area, ReportOf(flags, "with", reports)))!.HazardId;

    private static ReportId ReportOf(HashSet<string> flags, string key, IReadOnlyList<ReportId> reports) =>
        reports[Value(flags, key) is { } name ? int.Parse(name[1..], CultureInfo.InvariantCulture) - 1 : 0];

    private static string? Value(HashSet<string> flags, string key) => flags.FirstOrDefault(flag => flag.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    private async Task<ActInput> InputAsync(Hazard hazard, string act, HashSet<string> flags, IReadOnlyList<ReportId> reports)
    {
        var today = WorkingCalendar.Day(core.Clock.GetUtcNow());
        var pictured = act is "verify" or "report-rectification";
        if (pictured && !flags.Contains("again"))
        {
            (before, after) = (await UploadAsync(), await UploadAsync());
        }

        return new()
        {
            People = flags.Contains("-people") ? ["甲", "甲 "] : ["甲", "乙"],
            Date = today,
            Finding = flags.Contains("false") ? Finding.False : flags.Contains("partly") ? Finding.Partly
                : flags.Contains("not-established") ? Finding.NotEstablished : Finding.True,
            Pictures = !pictured || flags.Contains("-pictures") ? [] : [before],
            PicturesAfter = act != "report-rectification" || flags.Contains("-after") ? [] : [flags.Contains("same") ? before : after],
            Plan = new("张三", "加固", "2000元", today.AddDays(20), "设警戒线"),
            SignedBy = flags.Contains("-signature") ? "" : "李所长",
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
            Reward = "符合奖励条件",
            Report = ReportOf(flags, "of", reports),
            Days = int.Parse(Value(flags, "days") ?? "20", CultureInfo.InvariantCulture),
            Deadline = today.AddDays(30),
            Document = "裕政〔2026〕1号",
            Department = Value(flags, "to") ?? hazard.Department,
            CoLeads = flags.Contains("co") ? ["police"] : [],
            VillageCode = flags.Contains("village") ? core.Area + "201" : "",
            Death = flags.Contains("death"),
            NameUnit = flags.Contains("named"),
        };
    }

    /// <summary>A description is all that acts look at; the pictures themselves are the evidence tests' business.</summary>
    private async Task<EvidenceId> UploadAsync()
    {
        var id = new EvidenceId(Guid.NewGuid().ToString("N"));
        var saved = await core.Services.GetRequiredService<TownshipStore>().CommitAsync<Done>(core.Area, Guid.NewGuid().ToString("N"), transaction =>
        {
            transaction.SaveUnclaimed(new() { Id = id, Kind = "photo", ContentType = "image/jpeg", Length = 1, UploadedAt = transaction.Now });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        Assert.True(saved.IsOk);
        return id;
    }

    public Actor Who(string name, Hazard hazard) => name switch
    {
        "h" => core.ActorOf("power-supply"),
        "h2" => core.ActorOf("power-supply") with { Account = "power-supply-2" },
        "h3" => core.ActorOf("power-supply") with { Account = "power-supply-3" },
        // The handlers of whatever department has it.
        "d" => core.ActorOf(hazard.Department, Role.Handler),
        "d2" => core.ActorOf(hazard.Department, Role.Handler) with { Account = "d-2" },
        "d3" => core.ActorOf(hazard.Department, Role.Handler) with { Account = "d-3" },
        "co" => core.ActorOf("police"),
        "x" => core.ActorOf("forestry-station"),
        "so" => core.ActorOf("safety-office"),
        "so2" => core.ActorOf("safety-office") with { Account = "safety-office-2" },
        "duty" => core.ActorOf("safety-office", Role.DutyOfficer) with { Account = "duty-1" },
        "lead" => core.ActorOf("safety-office", Role.Leader) with { Account = "leader-1" },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
