using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Public;

/// <summary>The phone pages: Razor Pages that work without JavaScript, outside the console.</summary>
internal static class PublicRegistration
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddSingleton<IPublicBackend, GrpcPublicBackend>();
        services.AddSingleton<TownshipDirectory>();
        services.AddSingleton<PublishedMonths>();
        services.AddSingleton<PublishedListings>();
        services.AddSingleton<ReceiptThrottle>();
        // Chinese as Chinese: escaped, every character would take eight bytes on a slow network.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddRazorPages(options => options.RootDirectory = "/Public/Pages").ConfigureApplicationPartManager(AddOurPages);
        return services;
    }

    public static void MapPublicPages(this WebApplication app) =>
        app.MapRazorPages().WithMetadata(new AllowAnonymousAttribute()).RequireRateLimiting(RequestLimits.Pages);

    /// <summary>Found by the host's own name only when the host is the Gateway's program; tests and the one-process stack are others.</summary>
    private static void AddOurPages(ApplicationPartManager manager)
    {
        var ours = typeof(PublicRegistration).Assembly;
        if (manager.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == ours))
        {
            return;
        }

        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(ours).GetApplicationParts(ours))
        {
            manager.ApplicationParts.Add(part);
        }
    }
}
