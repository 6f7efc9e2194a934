using System.Collections.Frozen;
using System.Text;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <summary>Comma-separated values (RFC 4180) in UTF-8, with or without mark, or GB18030, as Chinese spreadsheets save them.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Outcome<SheetTable> Read(byte[] content)
    {
        if (Decode(content) is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            return SheetTable.Wrong("file-encoding");
        }

        var rows = Rows(text.TrimStart('\uFEFF'));
        return rows is null
            ? SheetTable.Wrong("file-quotes")
            : new SheetTable([.. rows.Where(row => !row.IsBlank)], FrozenSet<int>.Empty);
    }

    /// <summary>What is valid UTF-8 is UTF-8: Chinese text in GB18030 practically never is.</summary>
    private static string? Decode(byte[] content)
    {
        var legacy = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        foreach (var encoding in new[] { StrictUtf8, legacy })
        {
            try
            {
                return encoding.GetString(content);
            }
            catch (DecoderFallbackException)
            {
                // Not this one; the next, or none.
            }
        }

        return null;
    }

    /// <returns>Null for a quoted cell that never ends.</returns>
    private static List<SheetRow>? Rows(string text)
    {
        var rows = new List<SheetRow>();
        var cells = new List<SheetCell>();
        var position = 0;
        while (position < text.Length)
        {
            if (Cell(text, ref position) is not { } cell)
            {
                return null;
            }

            cells.Add(new(cell.Trim()));
            if (position < text.Length && text[position] == ',')
            {
                position++;
                continue;
            }

            position += position + 1 < text.Length && text[position] == '\r' && text[position + 1] == '\n' ? 2 : 1;
            rows.Add(new(rows.Count + 1, cells));
            cells = [];
        }

        if (cells.Count > 0)
        {
            rows.Add(new(rows.Count + 1, cells));
        }

        return rows;
    }

    /// <summary>Reads up to the comma or line end behind the cell.</summary>
    private static string? Cell(string text, ref int position)
    {
        var cell = new StringBuilder();
        if (text[position] != '"')
        {
            var end = text.AsSpan(position).IndexOfAny(",\r\n");
            var plain = end < 0 ? text[position..] : text.Substring(position, end);
            position += plain.Length;
            return plain;
        }

        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                cell.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                cell.Append('"');
                position++;
            }
            else
            {
                position++;
                return position == text.Length || text[position] is ',' or '\r' or '\n' ? cell.ToString() : null;
            }
        }

        return null;
    }
}
