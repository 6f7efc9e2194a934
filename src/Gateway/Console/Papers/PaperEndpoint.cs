using System.Globalization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>Papers as a page to print and as a text document, for the signed-in person, written anew each time and kept nowhere.</summary>
internal static class PaperEndpoint
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Suffix = ".docx";

    public static void Map(WebApplication app) =>
        app.MapGet("/console/hazards/{hazard}/papers/{kind}", SendAsync).RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);

    private static async Task<IResult> SendAsync(HttpContext context, ICaseOfficeBackend office, string hazard, string kind)
    {
        var document = kind.EndsWith(Suffix, StringComparison.Ordinal);
        var name = document ? kind[..^Suffix.Length] : kind;
        var answer = await office.PaperAsync(ConsoleSession.Read(context.User)!.Token, hazard, name, context.RequestAborted);
        if (answer.Value is not { } paper)
        {
            return Results.Text(ErrorTexts.For(answer.ErrorCode), "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        return document
            ? Results.File(PaperDocx.Write(paper), Docx, string.Create(CultureInfo.InvariantCulture, $"{CaseTexts.Paper(name)}-{paper.Number}.docx"))
            : Results.Content(PaperHtml.Write(paper), "text/html; charset=utf-8");
    }
}
