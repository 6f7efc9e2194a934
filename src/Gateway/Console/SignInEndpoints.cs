using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>Where the static forms of sign-in, one-time link and sign-out post to.</summary>
internal static class SignInEndpoints
{
    private const string Home = "/console";

    public static void Map(WebApplication app)
    {
        // The token is looked at here, where a form that is refused can be shown again instead of an empty 400.
        var forms = app.MapGroup("/console").DisableAntiforgery().AddEndpointFilter(RefuseOutdatedAsync);
        forms.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn);
        forms.MapPost("/session/link", RedeemAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn);
        forms.MapPost("/session/end", EndAsync).RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);
    }

    /// <summary>A form made before somebody signed in or out in another tab is not that person's.</summary>
    private static async ValueTask<object?> RefuseOutdatedAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await next(call);
        }

        var form = http.Request.Form;
        return Again(
            form.ContainsKey("end") ? "/console/leave" : form.ContainsKey("code") ? LinkPage(form["code"]) : SignInLink.To(form["return"]), "page-outdated");
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        IAccessBackend access,
        [FromForm] string? area,
        [FromForm] string? account,
        [FromForm] string? password,
        [FromForm(Name = "return")] string? returnTo)
    {
        var answer = await access.SignInAsync(area ?? "", account?.Trim() ?? "", password ?? "", context.RequestAborted);
        return answer.IsOk ? await OpenAsync(context, answer.Value!, returnTo) : Again(SignInLink.To(returnTo), answer.ErrorCode);
    }

    private static async Task<IResult> RedeemAsync(
        HttpContext context, IAccessBackend access, [FromForm] string? code, [FromForm] string? password, [FromForm] string? repeated)
    {
        var page = LinkPage(code);
        if (password != repeated)
        {
            return Again(page, "passwords-differ");
        }

        var answer = await access.RedeemAsync(code?.Trim() ?? "", password ?? "", context.RequestAborted);
        return answer.IsOk ? await OpenAsync(context, answer.Value!, Home) : Again(page, answer.ErrorCode);
    }

    /// <summary>The core first, for other tabs act with the token and not with the cookie; but the cookie goes in any case.</summary>
    private static async Task<IResult> EndAsync(HttpContext context, IAccessBackend access, [FromForm] string? end)
    {
        var ended = await access.SignOutAsync(ConsoleSession.Read(context.User)!.Token, Guid.NewGuid().ToString("N"), context.RequestAborted);
        await context.SignOutAsync(ConsoleSession.Scheme);
        if (ended.ErrorCode is not ("" or "not-signed-in"))
        {
            return Again("/console/sign-in", "sign-out-incomplete");
        }

        return Results.LocalRedirect($"/console/sign-in?ended={Uri.EscapeDataString(end ?? "")}");
    }

    private static async Task<IResult> OpenAsync(HttpContext context, SessionView session, string? returnTo)
    {
        await context.SignInAsync(
            ConsoleSession.Scheme, ConsoleSession.ToPrincipal(session), new() { IsPersistent = false, ExpiresUtc = session.ExpiresAt });
        return Results.LocalRedirect(IsOurs(returnTo) ? returnTo! : Home);
    }

    private static string LinkPage(string? code) => $"/console/link?code={Uri.EscapeDataString(code ?? "")}";

    private static bool IsOurs(string? path) => path == Home || path?.StartsWith("/console/", StringComparison.Ordinal) == true;

    private static IResult Again(string page, string code) =>
        Results.LocalRedirect($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}error={Uri.EscapeDataString(code)}");
}
