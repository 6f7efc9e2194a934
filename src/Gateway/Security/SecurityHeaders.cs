using PublicReport.Gateway.Public;

namespace PublicReport.Gateway.Security;

/// <summary>Headers and limits of everything outside the console and the simulator, which set their own content policies.</summary>
internal static class SecurityHeaders
{
    /// <summary>Enough for every form but the ones with files, which say so themselves.</summary>
    private const long MostBytes = 1024 * 1024;

    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void LimitRequests(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        // The slowest mobile networks are faster; a body that trickles holds a place others wait for.
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 2048, gracePeriod: TimeSpan.FromSeconds(30));
    });

    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => PlainPage.WriteAsync(context, PublicTexts.Broken).AsTask(),
            // A request that breaks a limit of the server, as a body too large does, is no failure of ours.
            StatusCodeSelector = failure => failure is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(page => WantsPage(page.HttpContext)
            ? PlainPage.WriteAsync(page.HttpContext, page.HttpContext.Response.StatusCode == StatusCodes.Status404NotFound ? PublicTexts.NoPage : PublicTexts.Broken).AsTask()
            : Task.CompletedTask);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(SetAsync, context);
            return next(context);
        });
    }

    /// <summary>A person's browser asks for a page; servers get the bare status.</summary>
    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/console");

    private static Task SetAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = ContentPolicy;
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        // Pages hold receipts and words; only what says otherwise (style sheets, scripts) may be kept anywhere.
        if (headers.CacheControl.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
