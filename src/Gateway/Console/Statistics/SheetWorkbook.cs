using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PublicReport.Gateway.Console.Statistics;

/// <summary>A sheet as .xlsx: one worksheet a table, figures as numbers, a bar chart beside every table that has one. All text is text: nothing can become a formula.</summary>
internal static class SheetWorkbook
{
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Percentage = 2;

    public static byte[] Write(string heading, IReadOnlyList<SheetTable> tables, string notes)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            foreach (var (table, index) in tables.Select((table, index) => (table, index)))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new(Columns(table), Data(heading, table, notes));
                if (table.Charted.Count > 0)
                {
                    SheetChart.Add(part, table);
                }

                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)index + 1, Name = Name(table.Title) });
            }

            workbook.Workbook = new(sheets);
        }

        return stream.ToArray();
    }

    /// <summary>A worksheet's name as Excel takes it.</summary>
    public static string Name(string title) => string.Concat(title.Where(c => !@":\/?*[]".Contains(c, StringComparison.Ordinal)).Take(31));

    /// <summary>Where the table's first row of figures stands: title and headings come before.</summary>
    public const int FirstRow = 4;

    private static Columns Columns(SheetTable table) => new(
        new Column { Min = 1, Max = 1, Width = 34, CustomWidth = true },
        new Column { Min = 2, Max = (uint)table.Columns.Count, Width = 14, CustomWidth = true });

    private static SheetData Data(string heading, SheetTable table, string notes)
    {
        var data = new SheetData(
            Line([Text(heading, Heading)]), Line([Text(table.Title, Heading)]), Line(table.Columns.Select(column => Text(column, Heading))));
        foreach (var row in table.Rows)
        {
            data.Append(Line(row.Cells.Select(Value).Prepend(Text(row.Label, Plain))));
        }

        data.Append(Line([]), Line([Text(notes, Plain)]));
        return data;
    }

    private static Row Line(IEnumerable<Cell> cells) => new(cells);

    private static Cell Text(string text, uint style) =>
        new() { DataType = CellValues.InlineString, StyleIndex = style, InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve }) };

    private static Cell Value(SheetCell cell) =>
        cell.Share is { } share ? new() { StyleIndex = Percentage, CellValue = new(share) }
        : cell.Count is { } count ? new() { StyleIndex = Plain, CellValue = new(count) }
        : Text("", Plain);

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));
}
