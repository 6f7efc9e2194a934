using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.Load.Search;

/// <summary>A township full of hazards, written through the store's own commits; the same every time.</summary>
internal static class SearchTownship
{
    public static readonly DateTimeOffset Begins = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int Batch = 250;
    private static readonly string[] Places = ["松岗村小学门口", "竹园村卫生室旁", "罗集村菜市场东头", "华城村桥头", "云水村文化广场", "储渡村渡口", "陈墩村油坊院内", "栗树村养老院后门"];
    private static readonly string[] Matters = ["电线杆歪了快倒了", "井盖没了晚上看不见", "栏杆断了一截", "燃气管子漏气有味道", "消防通道被车堵死", "墙裂了大缝随时会塌", "配电箱没锁小孩能摸到", "锅炉没年检还在用"];
    private static readonly (string Domain, string Department)[] Leads = [("electric-power", "power-supply"), ("gas", "construction-office"), ("fire-safety", "emergency-office"), ("special-equipment", "market-supervision")];

    public static async Task FillAsync(IServiceProvider services, string area, int hazards, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<TownshipStore>();
        for (var first = 0; first < hazards; first += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var saved = await store.CommitAsync<Done>(area, Guid.NewGuid().ToString("N"), transaction =>
            {
                for (var number = first; number < Math.Min(first + Batch, hazards); number++)
                {
                    Save(transaction, area, number);
                }

                return Task.FromResult<Outcome<Done>>(Done.Instance);
            });
            if (!saved.IsOk)
            {
                throw new InvalidOperationException(saved.Refusal!.Code);
            }
        }
    }

    private static void Save(TownshipTransaction transaction, string area, int number)
    {
        var (domain, department) = Leads[number % Leads.Length];
        var (hazard, report) = (new HazardId($"h{number}"), new ReportId($"r{number}"));
        var at = Begins.AddMinutes(number * 5L);
        var details = new Dictionary<string, string> { ["state"] = nameof(HazardState.Registered), ["domain"] = domain, ["department"] = department };
        var version = transaction.Append(new(Actor.Reporter(area), "report-submitted") { Hazard = hazard, Report = report, Details = details });
        var text = string.Create(CultureInfo.InvariantCulture, $"{Places[number / 4 % Places.Length]}{Matters[number / 32 % Matters.Length]}，{number}号，已经好几天了没人管，请派人来看看");
        transaction.Save(new Report
        {
            Id = report,
            HazardId = hazard,
            AcceptedVersion = version,
            AcceptedAt = at,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Place = Places[number / 4 % Places.Length],
            ReceiptHint = "",
        });
        transaction.Save(new Hazard
        {
            Id = hazard,
            Number = string.Create(CultureInfo.InvariantCulture, $"2026-{number:000000}"),
            State = number % 3 == 0 ? HazardState.Registered : HazardState.WrittenOff,
            Domain = domain,
            Department = department,
            VillageCode = string.Create(CultureInfo.InvariantCulture, $"{area}{200 + (number % 14)}"),
            Place = Places[number / 4 % Places.Length],
            Title = text[..20],
            Reports = [report],
            Route = new RouteDecision { Domain = domain, Department = department, Reason = RouteReason.Dispatched },
            Major = number % 50 == 21 ? new("标准", "第三条", $"第{number}油坊", "甲", "乙", "a", at) : null,
            FirstReportedAt = at,
            LastChangedAt = at,
            Version = version,
            Events = [version],
        });
    }
}
