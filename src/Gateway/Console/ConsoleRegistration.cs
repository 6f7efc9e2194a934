using MudBlazor.Services;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>The department console under /console: the assembly's only Blazor root.</summary>
internal static class ConsoleRegistration
{
    // Named, because a host other than the Gateway's own program (tests) would look for a manifest of its own name.
    private const string Manifest = "PublicReport.Gateway.staticwebassets.endpoints.json";

    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddConsoleSecurity();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.UseConsoleHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, Manifest)))
        {
            // As a group, so that what the build adds of its own is told the same.
            app.MapGroup("").AllowAnonymous().RequireRateLimiting(RequestLimits.Assets).MapStaticAssets(Manifest);
        }

        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);
        SignInEndpoints.Map(app);
        Statistics.SheetEndpoint.Map(app);
        EvidenceEndpoint.Map(app);
        LedgerEndpoints.Map(app);
        PaperEndpoint.Map(app);
    }
}
