using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Ledger.Sheets;

namespace PublicReport.ReportingCore.Tests.Features.Ledger;

/// <summary>Findings and the rows of files that say the same.</summary>
internal static class Findings
{
    public static FindingInput Of(Core core, string enterprise = "甲机械有限公司", string description = "除尘系统未设锁气卸灰装置", string domain = "industry-trade") => new()
    {
        Source = HazardSource.EnterpriseSelfCheck,
        FoundOn = WorkingCalendar.Day(core.Clock.GetUtcNow()).AddDays(-3),
        Finders = ["张三", "李四"],
        Enterprise = enterprise,
        Principal = "王五",
        Controller = "赵六",
        Contact = "0564-0000000",
        Domain = domain,
        Description = description,
        Standard = "工贸企业重大事故隐患判定标准",
        Article = "第十一条",
        Responsible = "孙七",
        Measures = "停用并加装",
        Money = "3万元",
        Deadline = WorkingCalendar.Day(core.Clock.GetUtcNow()).AddDays(30),
        Contingency = "停止作业",
        SignedBy = "周八",
    };

    /// <summary>Headings and rows as an office would fill them in.</summary>
    public static List<IReadOnlyList<string>> Rows(int count, Action<Dictionary<string, string>, int>? change = null)
    {
        List<IReadOnlyList<string>> rows = [[.. SheetTexts.Columns.Select(column => column.Heading)]];
        for (var i = 1; i <= count; i++)
        {
            var cells = SheetTexts.Columns.ToDictionary(column => column.Code, column => column.Example);
            cells["number"] = $"{i}";
            cells["domain"] = "工贸（八大行业）";
            cells["found-on"] = "2026-02-26";
            cells["deadline"] = "2026-04-30";
            cells["enterprise"] = $"第{i}机械有限公司";
            change?.Invoke(cells, i);
            rows.Add([.. SheetTexts.Columns.Select(column => cells[column.Code])]);
        }

        return rows;
    }

    public static byte[] Workbook(IReadOnlyList<IReadOnlyList<string>> rows) => WorkbookWriter.Write(new SheetContent("隐患清单", rows));

    public static string Csv(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))) + "\r\n";

    public static byte[] Change(byte[] workbook, Action<Worksheet> change) => ChangeBook(workbook, book => change(book.WorksheetParts.First().Worksheet!));

    public static byte[] ChangeBook(byte[] workbook, Action<WorkbookPart> change)
    {
        var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            change(document.WorkbookPart!);
        }

        return memory.ToArray();
    }

    public static byte[] Zip(string name, int length)
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(new byte[length]);
        }

        return memory.ToArray();
    }
}
