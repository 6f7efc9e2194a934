using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console.Statistics;
using Xunit;
using SheetView = PublicReport.Gateway.Backend.SheetView;

namespace PublicReport.Gateway.Tests.Console;

public sealed class SheetWorkbookTests
{
    private static readonly OfficeView Office = new(
        "341503205", "罗集乡",
        [new("power-supply", "供电所"), new("police", "派出所")],
        [new("gas", "燃气安全", "construction-office", "")],
        [new("341503205200", "竹园村"), new("341503205201", "松岗村"), new("341503205202", "=cmd|'储渡村'!A1")],
        [new("1", "不属于安全生产或不在职责范围（已告知去向）")]);

    [Fact]
    public void Every_table_is_a_worksheet_with_numbers_as_numbers_and_the_charts_are_valid()
    {
        var tables = SheetTables.Of(Sheet("2026-03"), Office);
        using var stream = new MemoryStream(SheetWorkbook.Write("罗集乡", tables, FigureTexts.Notes));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var names = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value).ToList();
        Assert.Equal(tables.Count, names.Distinct().Count());
        var sheet = (WorksheetPart)document.WorkbookPart.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().First().Id!);
        Assert.Contains(sheet.Worksheet!.Descendants<Cell>(), cell => cell.CellReference is null && cell.DataType is null && cell.CellValue?.Text == "12");
        Assert.Contains(document.WorkbookPart.WorksheetParts, part => part.DrawingsPart?.ChartParts.Any() == true);
    }

    [Fact]
    public void Nothing_that_was_written_by_people_becomes_a_formula()
    {
        using var stream = new MemoryStream(SheetWorkbook.Write("罗集乡", SheetTables.Of(Sheet("2026-Q1"), Office), ""));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.All(document.WorkbookPart!.WorksheetParts, part => Assert.Empty(part.Worksheet!.Descendants<CellFormula>()));
    }

    [Fact]
    public void What_reporters_thought_of_the_reply_stands_with_the_objections_to_it()
    {
        var table = SheetTables.Of(Sheet("2026-03"), Office).Single(table => table.Title.Contains("异议", StringComparison.Ordinal));

        Assert.Equal([("对答复满意", 4), ("对答复不满意", 2)], table.Rows.Where(row => row.Label.StartsWith("对答复", StringComparison.Ordinal)).Select(row => (row.Label, row.Cells[0].Count!.Value)));
        Assert.Equal(["异议成立率", "满意率"], table.Rows.TakeLast(2).Select(row => row.Label));
        Assert.Equal(4 / 6.0, table.Rows[^1].Cells[0].Share);
    }

    [Fact]
    public void The_quarterly_sheet_begins_with_the_villages_in_their_order()
    {
        var villages = SheetTables.Of(Sheet("2026-Q1"), Office)[0];

        Assert.Equal("按村（居）", villages.Title);
        Assert.Equal(["松岗村", "竹园村"], villages.Rows.Take(2).Select(row => row.Label));
        Assert.Equal([1, 2, null], villages.Rows.Take(3).Select(row => row.Cells[^1].Count));
        Assert.NotEqual("按村（居）", SheetTables.Of(Sheet("2026-03"), Office)[0].Title);
    }

    private static SheetView Sheet(string period) => new(
        period,
        new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
        new Dictionary<string, int>
        {
            ["received"] = 12,
            ["satisfied"] = 4,
            ["dissatisfied"] = 2,
            ["received;village=341503205200"] = 7,
            ["on-time;village=341503205200"] = 1,
            ["late;village=341503205200"] = 1,
            ["on-time;village=341503205201"] = 3,
        },
        new Dictionary<string, RateView>
        {
            ["satisfaction-rate"] = new(4, 6),
            ["on-time-rate;village=341503205200"] = new(1, 2),
            ["on-time-rate;village=341503205201"] = new(3, 3),
        });
}
