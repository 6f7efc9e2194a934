using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.Security;

/// <summary>Sign-in of staff: cookie, keys, deny by default under /console, headers.</summary>
internal static class ConsoleSecurity
{
    public static IServiceCollection AddConsoleSecurity(this IServiceCollection services)
    {
        services.TryAddSingleton<GatewayKeys>();
        services.AddDataProtection().SetApplicationName("PublicReport.Gateway");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<GatewayStore>(), provider.GetRequiredService<GatewayKeys>())));
        services.AddAuthentication(ConsoleSession.Scheme).AddCookie(ConsoleSession.Scheme, options =>
        {
            options.Cookie.Name = "publicreport-console";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/console/sign-in";
            options.AccessDeniedPath = "/console/sign-in";
            options.ReturnUrlParameter = "return";
            options.SlidingExpiration = false;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(ConsoleSession.Policy, policy => policy.RequireAuthenticatedUser())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context =>
                context.User.Identity?.IsAuthenticated == true
                || (context.Resource is HttpContext http && !http.Request.Path.StartsWithSegments("/console"))).Build());
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options =>
        {
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Nothing of the console is framed, cached or fetched from elsewhere.</summary>
    public static void UseConsoleHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/console"))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Frame-Options"] = "DENY";
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
