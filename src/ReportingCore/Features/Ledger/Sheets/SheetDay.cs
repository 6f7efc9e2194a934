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

    /// <summary>A whole number between the years 2000 and 2099 is the spreadsheet's own count of days since 1899-12-30.</summary>
    public static DateOnly? Parse(string text)
    {
        if (DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return DateOnly.FromDateTime(moment);
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and < LastSerial
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;
    }
}
