using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <summary>The first sheet of an .xlsx file. Formulas and merged cells are seen as such, which value-only readers hide.</summary>
internal static class WorkbookTable
{
    private const long MostUnpacked = 30 * 1024 * 1024;
    private const int MostColumns = 100;

    public static Outcome<SheetTable> Read(byte[] content)
    {
        try
        {
            if (Unpacked(content) > MostUnpacked)
            {
                return SheetTable.Wrong("file-too-large");
            }

            using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
            return document.WorkbookPart is { } book && book.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is { } first
                && book.GetPartById(first) is WorksheetPart { Worksheet: { } sheet }
                ? Read(sheet, Strings(book)) with { Since1904 = book.Workbook.WorkbookProperties?.Date1904?.Value == true }
                : SheetTable.Wrong("file-damaged");
        }
        catch (Exception error) when (error is InvalidDataException or OpenXmlPackageException or FileFormatException or XmlException or FormatException or ArgumentOutOfRangeException)
        {
            return SheetTable.Wrong("file-damaged");
        }
    }

    /// <summary>Counted by unpacking, because the lengths a file states of itself need not be true.</summary>
    private static long Unpacked(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (var read = part.Read(buffer); read > 0 && total <= MostUnpacked; read = part.Read(buffer))
            {
                total += read;
            }
        }

        return total;
    }

    private static SheetTable Read(Worksheet sheet, IReadOnlyList<string> strings)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        foreach (var row in sheet.Descendants<Row>())
        {
            number = row.RowIndex?.Value is { } index ? (int)index : number + 1;
            var read = new SheetRow(number, Cells(row, strings));
            if (!read.IsBlank)
            {
                rows.Add(read);
            }
        }

        return new(rows, sheet.Descendants<MergeCell>().SelectMany(merged => Rows(merged.Reference?.Value ?? "")).ToHashSet());
    }

    private static List<SheetCell> Cells(Row row, IReadOnlyList<string> strings)
    {
        var cells = new List<SheetCell>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            if (column >= MostColumns)
            {
                break;
            }

            while (cells.Count < column)
            {
                cells.Add(SheetCell.Empty);
            }

            cells.Add(new(Text(cell, strings).Trim(), cell.CellFormula is not null));
        }

        return cells;
    }

    private static string Text(Cell cell, IReadOnlyList<string> strings)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return strings[int.Parse(value, CultureInfo.InvariantCulture)];
        }

        return cell.DataType?.Value == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : value;
    }

    /// <summary>Phonetic readings beside the text are no part of it.</summary>
    private static List<string> Strings(WorkbookPart book) =>
        [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>()
            .Select(item => string.Concat(item.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text))) ?? []];

    private static int ColumnOf(string reference) =>
        reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (column, letter) => (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1)) - 1;

    private static IEnumerable<int> Rows(string reference)
    {
        var ends = reference.Split(':').Select(end => int.Parse(end.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]), CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], Math.Min(ends[^1] - ends[0] + 1, SheetTable.MostRows * 2));
    }
}
