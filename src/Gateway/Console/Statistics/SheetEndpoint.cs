using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console.Statistics;

/// <summary>A sheet as workbook, counted anew for the signed-in person and kept nowhere.</summary>
internal static class SheetEndpoint
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(WebApplication app) =>
        app.MapGet("/console/sheets/{period}/workbook", SendAsync).RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);

    private static async Task<IResult> SendAsync(HttpContext context, IStatisticsBackend statistics, ICaseworkBackend casework, string period, string? village)
    {
        var token = ConsoleSession.Read(context.User)!.Token;
        var sheet = await statistics.SheetAsync(token, period, village ?? "", context.RequestAborted);
        var office = await casework.OfficeAsync(token, context.RequestAborted);
        if (sheet.Value is null || office.Value is null)
        {
            var code = sheet.IsOk ? office.ErrorCode : sheet.ErrorCode;
            return Results.Text(ErrorTexts.For(code), "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        var title = FigureTexts.Title(sheet.Value, office.Value);
        var heading = $"{title}（统计时间 {ConsoleTexts.Time(sheet.Value.CountedAt)}）";
        return Results.File(
            SheetWorkbook.Write(heading, SheetTables.Of(sheet.Value, office.Value), FigureTexts.Notes), Xlsx, $"{title}.xlsx");
    }
}
