using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <summary>A cell as it came: a formula is told apart, because its value is only what somebody's program last computed.</summary>
internal sealed record SheetCell(string Text, bool IsFormula = false)
{
    public static SheetCell Empty { get; } = new("");
}

/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Cells">From the first column on; short rows end early.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0 && !cell.IsFormula);

    public SheetCell Cell(int column) => column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <summary>A file taken apart into rows, whichever of the two formats it had.</summary>
/// <param name="Rows">Without the blank ones.</param>
/// <param name="MergedRows">Rows that merged cells touch.</param>
/// <param name="Since1904">Its days are counted from 1904-01-01.</param>
internal sealed record SheetTable(IReadOnlyList<SheetRow> Rows, IReadOnlySet<int> MergedRows, bool Since1904 = false)
{
    public const int MostBytes = 2 * 1024 * 1024;
    public const int MostRows = 500;

    /// <summary>By the name's end and the file's beginning: both must say the same.</summary>
    public static Outcome<SheetTable> Read(string fileName, byte[] content)
    {
        if (content.Length == 0)
        {
            return Wrong("file-empty");
        }

        if (content.Length > MostBytes)
        {
            return Wrong("file-too-large");
        }

        var isZip = content.AsSpan().StartsWith("PK\u0003\u0004"u8);
        return Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".xls" => Wrong("file-old-excel"),
            ".xlsx" when isZip => WorkbookTable.Read(content),
            ".csv" when !isZip => CsvTable.Read(content),
            _ => Wrong("file-type"),
        };
    }

    internal static Refusal Wrong(string code) => new(RefusalKind.Invalid, code);
}
