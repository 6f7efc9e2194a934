using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Ledger;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <summary>The two files the ledger gives out: the template of the import and the list.</summary>
internal static class LedgerWorkbooks
{
    public static byte[] Template(Jurisdiction jurisdiction)
    {
        string[] sources = ["企业自查", "督导检查"];
        var domains = SafetyDomain.All.Select(jurisdiction.DomainName).ToList();
        var villages = jurisdiction.Villages.Select(village => village.Name).ToList();
        var lines = new[] { sources.Length, domains.Count, villages.Count, SheetTexts.Hints.Count }.Max();
        List<IReadOnlyList<string>> choices = [SheetTexts.ChoiceHeadings];
        for (var i = 0; i < lines; i++)
        {
            choices.Add([At(sources, i), At(domains, i), At(villages, i), At(SheetTexts.Hints, i)]);
        }

        var findings = new SheetContent(
            SheetTexts.FindingsSheet, [[.. SheetTexts.Columns.Select(column => column.Heading + (column.Required ? "*" : ""))], [.. SheetTexts.Columns.Select(column => Example(column, jurisdiction))]])
        {
            Choices = new Dictionary<int, string>
            {
                [Index("source")] = Range('A', sources.Length),
                [Index("domain")] = Range('B', domains.Count),
                [Index("village")] = Range('C', villages.Count),
            },
        };
        return WorkbookWriter.Write(findings, new SheetContent(SheetTexts.ChoicesSheet, choices));
    }

    public static byte[] List(IEnumerable<LedgerEntry> entries, Jurisdiction jurisdiction, DateOnly today) =>
        WorkbookWriter.Write(new SheetContent(SheetTexts.LedgerSheet, [SheetTexts.LedgerHeadings, .. entries.Select(entry => Row(entry, jurisdiction, today))]));

    private static List<string> Row(LedgerEntry entry, Jurisdiction jurisdiction, DateOnly today)
    {
        var (hazard, major, plan) = (entry.Hazard, entry.Hazard.Major!, entry.Hazard.Rectification?.Plan);
        return
        [
            hazard.Number, SheetTexts.Source(hazard.Source), Day(entry.FoundOn), major.Enterprise, major.Principal, major.Controller,
            jurisdiction.DomainName(hazard.Domain), jurisdiction.DepartmentName(hazard.Department), jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
            hazard.Withheld ? "" : hazard.Place, hazard.Verification?.Findings ?? "", major.Standard, major.Article,
            plan?.Responsible ?? "", plan?.Measures ?? "", plan?.Money ?? "", Day(plan?.Deadline), plan?.Contingency ?? "",
            SheetTexts.State(hazard.State), hazard.Progress is [.., var last] ? last.Text : "", Day(major.NotifiedOn), Day(entry.ClosedOn), SheetTexts.Yes(entry.IsOverdue(today)),
        ];
    }

    private static string Example(SheetColumn column, Jurisdiction jurisdiction) => column.Code switch
    {
        "domain" => jurisdiction.DomainName("industry-trade"),
        "village" => jurisdiction.Villages is [var first, ..] ? first.Name : "",
        _ => column.Example,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static int Index(string code) => SheetTexts.Columns.Select(column => column.Code).ToList().IndexOf(code);

    private static string Range(char column, int count) => $"'{SheetTexts.ChoicesSheet}'!${column}$2:${column}${count + 1}";

    private static string At(IReadOnlyList<string> items, int index) => index < items.Count ? items[index] : "";
}
