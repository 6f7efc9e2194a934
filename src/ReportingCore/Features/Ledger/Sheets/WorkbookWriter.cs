using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <param name="Name">On its tab.</param>
/// <param name="Rows">The first is the heading.</param>
internal sealed record SheetContent(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Column (from 0) to the range its cells are chosen from, such as "'填写说明'!$A$2:$A$3".</summary>
    public IReadOnlyDictionary<int, string> Choices { get; init; } = new Dictionary<int, string>();
}

/// <summary>
/// Writes .xlsx files whose every cell is text: nothing a stranger wrote can become a formula, whatever it begins with.
/// </summary>
internal static class WorkbookWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const double Width = 18;

    public static byte[] Write(params IReadOnlyList<SheetContent> sheets)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            book.Workbook = new(list);
            AddStyles(book);
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(sheets[i]);
                list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)(i + 1), Name = sheets[i].Name });
            }
        }

        return memory.ToArray();
    }

    /// <summary>Two formats, both text ("@"), so that what is typed later stays text too; the second is bold.</summary>
    private static void AddStyles(WorkbookPart book) => book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, Alignment = new() { WrapText = true, Vertical = VerticalAlignmentValues.Top } },
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }));

    private static Worksheet Sheet(SheetContent content)
    {
        var columns = (uint)Math.Max(1, content.Rows.Max(row => row.Count));
        var sheet = new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(new Column { Min = 1, Max = columns, Width = Width, CustomWidth = true, Style = 0 }),
            new SheetData(content.Rows.Select((row, index) => new Row(row.Select(text => Cell(text, bold: index == 0))))));
        if (content.Choices.Count > 0)
        {
            sheet.Append(new DataValidations(content.Choices.Select(choice => Validation(choice.Key, choice.Value))) { Count = (uint)content.Choices.Count });
        }

        return sheet;
    }

    private static Cell Cell(string text, bool bold) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = bold ? 1u : 0u,
    };

    private static DataValidation Validation(int column, string range) => new(new Formula1(range))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        SequenceOfReferences = new() { InnerText = $"{Letter(column)}2:{Letter(column)}{SheetTable.MostRows + 2}" },
    };

    private static char Letter(int column) => (char)('A' + column);

    /// <summary>Control signs that XML cannot hold would make the file unreadable.</summary>
    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
