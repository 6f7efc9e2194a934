using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>Pictures and recordings, streamed from the core for the signed-in person and kept nowhere.</summary>
internal static class EvidenceEndpoint
{
    private static readonly string[] Kinds = ["image/", "audio/", "video/"];

    public static void Map(WebApplication app) =>
        app.MapGet("/console/evidence/{hazard}/{evidence}", SendAsync).RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);

    private static async Task SendAsync(HttpContext context, ICaseworkBackend casework, string hazard, string evidence)
    {
        var response = context.Response;
        try
        {
            var session = ConsoleSession.Read(context.User)!;
            await foreach (var part in casework.ReadEvidenceAsync(session.Token, hazard, evidence, context.RequestAborted))
            {
                if (!response.HasStarted)
                {
                    // Anything else is offered as a download, so that no stored file runs as a page of ours.
                    response.ContentType = Kinds.Any(kind => part.ContentType.StartsWith(kind, StringComparison.Ordinal))
                        && !part.ContentType.Contains("svg", StringComparison.Ordinal) ? part.ContentType : "application/octet-stream";
                }

                await response.Body.WriteAsync(part.Bytes, context.RequestAborted);
            }
        }
        catch (BackendException) when (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
