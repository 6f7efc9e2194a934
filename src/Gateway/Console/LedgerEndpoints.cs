using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>The ledger's files, streamed from the core for the signed-in person and kept nowhere.</summary>
internal static class LedgerEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet(LedgerLinks.Export, (HttpContext context, ILedgerBackend ledger) => SendAsync(
            context, "重大事故隐患清单.xlsx", ledger.ExportAsync(Token(context), LedgerLinks.Read(context.Request.QueryString.Value), context.RequestAborted)))
            .RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);
        app.MapGet(LedgerLinks.Template, (HttpContext context, ILedgerBackend ledger) => SendAsync(
            context, "重大事故隐患导入模板.xlsx", ledger.TemplateAsync(Token(context), context.RequestAborted)))
            .RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);
    }

    private static string Token(HttpContext context) => ConsoleSession.Read(context.User)!.Token;

    private static async Task SendAsync(HttpContext context, string name, IAsyncEnumerable<EvidencePart> parts)
    {
        var response = context.Response;
        try
        {
            await foreach (var part in parts)
            {
                if (!response.HasStarted)
                {
                    response.ContentType = part.ContentType;
                    response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}";
                }

                await response.Body.WriteAsync(part.Bytes, context.RequestAborted);
            }
        }
        catch (BackendException error) when (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(ErrorTexts.For(error.Code), context.RequestAborted);
        }
    }
}
