using System.Globalization;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <summary>A day as people and spreadsheets write it.</summary>
internal static class SheetDay
{
    private const int FirstSerial = 36526;
    private const int LastSerial = 73050;

    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>Days between the two beginnings spreadsheets count from.</summary>
    private const int From1904To1900 = 1462;

    /// <summary>A whole number between the years 2000 and 2099 is the spreadsheet's own count of days since 1899-12-30, or since 1904-01-01.</summary>
    /// <param name="text">As it stands in the cell.</param>
    /// <param name="since1904">The workbook says that it counts from 1904, as those of older Macs do.</param>
    public static DateOnly? Parse(string text, bool since1904)
    {
        if (DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return DateOnly.FromDateTime(moment);
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var serial = since1904 ? count + From1904To1900 : count;
        return serial is >= FirstSerial and < LastSerial ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;
    }
}
