using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Statistics;

/// <summary>A township's year through the real use cases: people report, offices act well or badly, the clock presses. The seed decides everything.</summary>
internal sealed class TownshipYear(Core core, int reports, int seed)
{
    /// <summary>Shanghai's midnight before the year.</summary>
    public static readonly DateTimeOffset Begins = new(2026, 12, 31, 16, 0, 0, TimeSpan.Zero);

    // Twice a day, the later one half an hour before midnight, where one month ends and another begins.
    private static readonly TimeSpan[] Hours = [TimeSpan.FromHours(9), TimeSpan.FromHours(14.5)];
    private static readonly string[] Domains = ["electric-power", "gas", "construction", "road-traffic", "fire-safety", "special-equipment", "hazardous-chemicals", "campus"];
    private static readonly string[] Matters = ["线路老化", "井盖缺失", "通道堵塞", "栏杆松动", "设备漏油", "墙体开裂", "气瓶超期", "无证作业"];

    private static readonly string[] Pole = ["松岗村小学门口电线杆歪了，快倒了", "松岗小学大门那根水泥杆子斜得厉害，要倒"];

    private readonly Random random = new(seed);
    private readonly LifeActs acts = new(core);
    private readonly Fates fates = new(seed);
    private readonly List<Told> told = [];

    /// <summary>What was tried, and how much of it was refused.</summary>
    public (int Tried, int Refused) Acts { get; private set; }

    private TownshipReader Reader => core.Services.GetRequiredService<TownshipReader>();

    public async Task RunAsync()
    {
        core.Clock.SetUtcNow(Begins);
        var sweep = core.Services.GetRequiredService<SupervisionJob>();
        for (var day = 0; day < 365; day++)
        {
            foreach (var hours in Hours)
            {
                core.Clock.Advance(hours);
                // Before anybody acts: so no clock runs out unseen.
                await sweep.SweepAsync(CancellationToken.None);
                await ReportsAsync(day, hours == Hours[0] ? 0 : 1);
                await LiveAsync();
            }

            core.Clock.Advance(TimeSpan.FromDays(1) - Hours[0] - Hours[1]);
        }

        core.Clock.Advance(TimeSpan.FromHours(3));
        await sweep.SweepAsync(CancellationToken.None);
    }

    private async Task ReportsAsync(int day, int half)
    {
        var due = ((2L * day) + half + 1) * reports / 730;
        while (told.Count < due)
        {
            told.Add(await ReportAsync());
        }
    }

    private async Task<Told> ReportAsync()
    {
        var domain = random.Next(25) == 0 ? SafetyDomain.OutOfScope : Pick(Domains);
        var village = random.Next(12) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{core.Area}{200 + random.Next(14)}");
        var text = string.Create(CultureInfo.InvariantCulture, $"{told.Count + 1} 号院{Pick(Matters)}，编号 {random.Next(100_000)}");
        if (told.Count > 5 && random.Next(8) == 0)
        {
            // Somebody else says the same: of what was said just now, or of what was put right long ago.
            var (_, _, said, there, kind) = told[^random.Next(1, random.Next(2) == 0 ? 5 : told.Count)];
            (text, village, domain) = (said, there, kind);
        }

        var pole = random.Next(40) == 0;
        if (pole)
        {
            // One that leans again and again: joined while it is open, a recurrence after it was put right.
            (text, village, domain) = (Pick(Pole), "", "electric-power");
        }

        core.Classifier.Next = SettableClassifier.Of(domain, random.Next(6) == 0 ? 0.3 : 0.97);
        var named = random.Next(4) == 0;
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            VillageCode = village,
            Location = pole ? new Fix(116.35, 31.88 + (random.Next(20) * 1e-5), Datum.Wgs84, 0) : null,
            Channel = Pick(Enum.GetValues<Channel>()),
            Anonymity = named ? Anonymity.Named : Anonymity.Anonymous,
            Identity = named ? new("王小明", "13800000000") : null,
            Insider = random.Next(8) == 0,
            Urgent = random.Next(15) == 0,
        });
        Assert.True(Receipt.TryParse(accepted.Value.Receipt, out var receipt));
        return new((await Reader.FindReceiptAsync(receipt))!.Value, accepted.Value.Receipt, text, village, domain);
    }

    /// <summary>Each open hazard is looked at now and then; some lie for weeks.</summary>
    private async Task LiveAsync()
    {
        foreach (var (mine, index) in told.Select((item, index) => (item, index)).Where(item => !item.item.Over).ToList())
        {
            var drawn = random.Next(100);
            if (drawn >= (index % 9 == 0 ? 3 : 30))
            {
                continue;
            }

            var report = (await Reader.FindReportAsync(core.Area, mine.Id))!;
            await RateAsync(mine, report, drawn);
            var hazard = (await Reader.FindHazardAsync(core.Area, report.HazardId))!;
            var other = told[random.Next(told.Count)].Id;
            if (fates.Next(hazard, mine.Id) is not { } words)
            {
                mine.Over = true;
            }
            else if (words[0] == "reporter")
            {
                await ReporterAsync(mine, words[1]);
            }
            else if (words.Length > 1)
            {
                Count((await acts.TryAsync(hazard.Id, words, [mine.Id, other])).Refusal);
            }
        }
    }

    private async Task ReporterAsync(Told mine, string what)
    {
        var request = Guid.NewGuid().ToString("N");
        Count(what switch
        {
            "supplement" => (await core.Send(new SupplementReport(request, mine.Receipt, "补充：在大门东侧", []))).Refusal,
            "withdraw" => (await core.Send(new WithdrawReport(request, mine.Receipt))).Refusal,
            _ => (await core.Send(new ObjectToReply(request, mine.Receipt, "现场没有看"))).Refusal,
        });
    }

    /// <summary>Half of those who look say what they think of the last answer. Nothing further is drawn: the rest of the year stays what it is without it.</summary>
    private async Task RateAsync(Told mine, Report report, int drawn)
    {
        if (report is { RepliedAt: not null, Satisfied: null, Withdrawn: false } && drawn % 2 == 0)
        {
            Count((await core.Send(new RateReply(Guid.NewGuid().ToString("N"), mine.Receipt, drawn % 3 > 0))).Refusal);
        }
    }

    private void Count(Refusal? refusal) => Acts = (Acts.Tried + 1, Acts.Refused + (refusal is null ? 0 : 1));

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private sealed record Told(ReportId Id, string Receipt, string Text, string Village, string Domain)
    {
        public bool Over { get; set; }
    }
}
