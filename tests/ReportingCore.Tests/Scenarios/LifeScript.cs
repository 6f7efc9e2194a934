using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Supervision;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Scenarios;

/// <summary>
/// Plays one life of a hazard. A step a line (or between ';'):
/// <code>
/// report [flags] [text]       somebody reports; flags: urgent insider named hide; r1, r2 … in this order; the hazard is looked at from here on
/// domain slug                 what the classifier says of the next reports
/// hazard rN                   look at the hazard of that report
/// WHO act [flags] [> state | ! refusal]    an act with whatever it needs; flags leave things out or change them (see LifeActs)
/// rN supplement|withdraw|object|rate|subscribe|read [! refusal]    the reporter with the receipt
/// +3d  +12h                   time passes, without the jobs
/// run 3d                      time passes, the supervision job sweeping every six hours
/// clocks a b                  exactly these run
/// level N     listed|unlisted     letters N
/// mine WHO kind               why it is in that person's list; - when it is not
/// notices kind@who …          staff news since the last look, as a set; - for none
/// events a b c                the log ends with these
/// original DEPARTMENT | no-original DEPARTMENT    who may read the reports themselves
/// rN sees state               what tracking with the receipt says
/// rN told words | silent      the last message to the reporter contains the words; or there is none
/// </code>
/// </summary>
internal sealed class LifeScript(Core core)
{
    private readonly List<(string Receipt, ReportId Id)> reports = [];
    private readonly HashSet<string> seenNotices = [];
    private readonly LifeActs acts = new(core);
    private HazardId focus;

    private TownshipReader Reader => core.Services.GetRequiredService<TownshipReader>();

    private Jurisdiction Jurisdiction => core.Services.GetRequiredService<Townships>().Get(core.Area);

    private WorkingCalendar Calendar => core.Services.GetRequiredService<WorkingCalendar>();

    public async Task RunAsync(string script)
    {
        foreach (var line in script.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await StepAsync(line, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        foreach (var (_, id) in reports)
        {
            await LogAgreesAsync((await Reader.FindReportAsync(core.Area, id))!.HazardId);
        }
    }

    /// <summary>Clocks and state rebuilt from the log are those of the document.</summary>
    private async Task LogAgreesAsync(HazardId id)
    {
        var hazard = (await Reader.FindHazardAsync(core.Area, id))!;
        var events = await Reader.EventsAsync(core.Area, hazard.Events);
        var rebuilt = ClockHistory.Rebuild(events, (other, before) => EarlierAsync(other, before).GetAwaiter().GetResult());
        Assert.Equal(hazard.State, rebuilt.State);
        Assert.Equal(CaseClocks.Running(hazard, Jurisdiction.Clocks, Calendar), CaseClocks.Running(rebuilt, Jurisdiction.Clocks, Calendar));
        Assert.Equal(hazard.Death, rebuilt.Death);
        Assert.All(events, entry => Assert.True(entry.Actor.Account.Length > 0 && entry.At > DateTimeOffset.UnixEpoch));
    }

    private async Task<IReadOnlyList<AuditEvent>> EarlierAsync(HazardId other, long before) =>
        await Reader.EventsAsync(core.Area, (await Reader.FindHazardAsync(core.Area, other))!.Events.Where(version => version < before));

    private async Task StepAsync(string line, string[] words)
    {
        switch (words[0])
        {
            case "report":
                await ReportAsync(words);
                return;
            case "domain":
                core.Classifier.Next = SettableClassifier.Of(words[1]);
                return;
            case "hazard":
                focus = (await Reader.FindReportAsync(core.Area, Of(words[1]).Id))!.HazardId;
                return;
            case ['+', ..]:
                core.Clock.Advance(Span(words[0][1..]));
                return;
            case "run":
                await RunJobsAsync(Span(words[1]));
                return;
            case ['r', >= '1' and <= '9']:
                await ReporterAsync(line, words);
                return;
            case "original" or "no-original":
                var file = (await core.Send(new GetHazard(core.ActorOf(words[1]), focus))).Value;
                Assert.True((words[0] == "original") == (file.Reports.Count > 0 && !file.Withheld), line);
                return;
            case "mine":
                var entry = (await core.Send(new ListMine(acts.Who(words[1], (await Reader.FindHazardAsync(core.Area, focus))!)))).Value.Items.FirstOrDefault(item => item.Hazard.Id == focus);
                Assert.True(words[2] == (entry?.Kind ?? "-"), $"{line}: {entry?.Kind ?? "-"}");
                return;
            case "clocks" or "level" or "listed" or "unlisted" or "letters" or "notices" or "events":
                await LookAsync(line, words);
                return;
            default:
                await acts.DoAsync(focus, line, words, [.. reports.Select(report => report.Id)]);
                return;
        }
    }

    private async Task ReportAsync(string[] words)
    {
        string[] known = ["urgent", "insider", "named", "hide"];
        var flags = words.Skip(1).TakeWhile(known.Contains).ToList();
        var text = string.Join(' ', words.Skip(1 + flags.Count));
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text.Length > 0 ? text : $"松岗村 {reports.Count + 1} 号台区电线杆歪了",
            Channel = Channel.Web,
            Anonymity = flags.Contains("named") ? Anonymity.Named : Anonymity.Anonymous,
            Identity = flags.Contains("named") ? new("王小明", "13800000000") : null,
            Urgent = flags.Contains("urgent"),
            Insider = flags.Contains("insider"),
            HideFromUnit = flags.Contains("hide"),
        });
        Assert.True(Receipt.TryParse(accepted.Value.Receipt, out var receipt));
        var id = (await Reader.FindReceiptAsync(receipt))!.Value;
        reports.Add((accepted.Value.Receipt, id));
        focus = (await Reader.FindReportAsync(core.Area, id))!.HazardId;
    }

    private async Task RunJobsAsync(TimeSpan span)
    {
        var sweep = core.Services.GetRequiredService<SupervisionJob>();
        for (var end = core.Clock.GetUtcNow() + span; core.Clock.GetUtcNow() < end;)
        {
            core.Clock.Advance(TimeSpan.FromHours(6));
            await sweep.SweepAsync(CancellationToken.None);
        }
    }

    private async Task ReporterAsync(string line, string[] words)
    {
        var (receipt, id) = Of(words[0]);
        var request = Guid.NewGuid().ToString("N");
        Refusal? refusal;
        switch (words[1])
        {
            case "sees":
                Assert.Equal(words[2], (await core.Send(new TrackReport(receipt))).Value.State);
                return;
            case "told":
                var said = (await Reader.FindReportAsync(core.Area, id))!.Messages.Where(message => !message.FromReporter).ToList();
                Assert.Contains(words[2], said[^1].Text, StringComparison.Ordinal);
                return;
            case "silent":
                Assert.DoesNotContain((await Reader.FindReportAsync(core.Area, id))!.Messages, message => !message.FromReporter);
                return;
            case "read":
                refusal = (await core.Send(new TrackReport(receipt))).Refusal;
                break;
            case "supplement":
                refusal = (await core.Send(new SupplementReport(request, receipt, words.Length > 2 && words[2] != "!" ? words[2] : "补充：就在小学门口", []))).Refusal;
                break;
            case "withdraw":
                refusal = (await core.Send(new WithdrawReport(request, receipt))).Refusal;
                break;
            case "object":
                refusal = (await core.Send(new ObjectToReply(request, receipt, "不同意，现场没有看"))).Refusal;
                break;
            case "subscribe":
                refusal = (await core.Send(new SubscribeToReport(request, receipt, "oTestOpenId0000000000000001"))).Refusal;
                break;
            case "rate":
                refusal = (await core.Send(new RateReply(request, receipt, Satisfied: true))).Refusal;
                break;
            default:
                throw new ArgumentException(line);
        }

        Assert.True(refusal?.Code == LifeActs.Refused(words), $"{line}: {refusal?.Code ?? "ok"}");
    }

    private async Task LookAsync(string line, string[] words)
    {
        var hazard = (await Reader.FindHazardAsync(core.Area, focus))!;
        var expected = string.Join(' ', words.Skip(1).Where(word => word != "-"));
        var actual = words[0] switch
        {
            "clocks" => string.Join(' ', CaseClocks.Running(hazard, Jurisdiction.Clocks, Calendar).Select(clock => clock.Code)),
            "level" => hazard.Supervision.Level.ToString(CultureInfo.InvariantCulture),
            "letters" => hazard.Supervision.Letters.Count.ToString(CultureInfo.InvariantCulture),
            "listed" => hazard.Supervision.IsListed ? "" : "not listed",
            "unlisted" => hazard.Supervision.IsListed ? "listed" : "",
            "notices" => string.Join(' ', await NewNoticesAsync()),
            _ => string.Join(' ', (await Reader.EventsAsync(core.Area, hazard.Events)).TakeLast(words.Length - 1).Select(entry => entry.Act)),
        };
        Assert.True(Sorted(words[0], expected) == Sorted(words[0], actual), $"{line}: {actual}");
    }

    private static string Sorted(string verb, string list) => verb == "events" ? list : string.Join(' ', list.Split(' ').Order(StringComparer.Ordinal));

    private async Task<IEnumerable<string>> NewNoticesAsync()
    {
        var pending = await core.Services.GetRequiredService<OutboxDocuments>().PendingAsync(core.Area, Delivery.Staff, 500);
        return pending.Where(delivery => seenNotices.Add(delivery.Id))
            .Select(delivery => $"{delivery.Kind}@{(delivery.Department.Length > 0 ? delivery.Department : delivery.Role)}").Distinct().ToList();
    }

    private (string Receipt, ReportId Id) Of(string name) => reports[int.Parse(name[1..], CultureInfo.InvariantCulture) - 1];

    private static TimeSpan Span(string text) => text[^1] == 'h'
        ? TimeSpan.FromHours(int.Parse(text[..^1], CultureInfo.InvariantCulture))
        : TimeSpan.FromDays(int.Parse(text[..^1], CultureInfo.InvariantCulture));
}
