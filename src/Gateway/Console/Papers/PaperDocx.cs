using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>A paper as a text document that an office can go on with: A4, official fonts, the same words as the page.</summary>
internal static class PaperDocx
{
    private const string BodyFont = "仿宋";
    private const string TitleFont = "方正小标宋简体";

    /// <summary>Half points.</summary>
    private const string BodySize = "32";
    private const string TitleSize = "44";

    public static byte[] Write(PaperView paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            body.Append(Line(paper.Title, JustificationValues.Center, TitleFont, TitleSize), Line(paper.Number, JustificationValues.Right));
            body.Append(Line(paper.Addressee + "：", JustificationValues.Left));
            body.Append(paper.Paragraphs.Select(text => Line(text, JustificationValues.Both, indented: true)));
            if (paper.Rows.Count > 0)
            {
                body.Append(Rows(paper.Rows));
            }

            body.Append(Line(paper.Office + "（盖章）", JustificationValues.Right), Line(Day(paper.Date), JustificationValues.Right));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 2098, Bottom = 1984, Left = 1588, Right = 1474 }));
            document.AddMainDocumentPart().Document = new Document(body);
        }

        return stream.ToArray();
    }

    public static string Day(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    private static Paragraph Line(string text, JustificationValues side, string font = BodyFont, string size = BodySize, bool indented = false)
    {
        var properties = new ParagraphProperties(new SpacingBetweenLines { Line = "560", LineRule = LineSpacingRuleValues.Exact });
        if (indented)
        {
            properties.Append(new Indentation { FirstLineChars = 200 });
        }

        properties.Append(new Justification { Val = side });
        var run = new Run(
            new RunProperties(new RunFonts { Ascii = font, HighAnsi = font, EastAsia = font }, new FontSize { Val = size }),
            new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return new(properties, run);
    }

    private static Table Rows(IReadOnlyList<(string Label, string Value)> rows)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 },
                new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })));
        table.Append(new TableGrid(new GridColumn { Width = "2600" }, new GridColumn { Width = "6200" }));
        table.Append(rows.Select(row => new TableRow(Cell(row.Label), Cell(row.Value))));
        return table;
    }

    private static TableCell Cell(string text) => new(Line(text, JustificationValues.Left));
}
