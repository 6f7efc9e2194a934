using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>Where the static forms of sign-in, one-time link and sign-out post to; antiforgery is checked by the form binding.</summary>
internal static class SignInEndpoints
{
    private const string Home = "/console";

    public static void Map(WebApplication app)
    {
        app.MapPost("/console/session", SignInAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn);
        app.MapPost("/console/session/link", RedeemAsync).AllowAnonymous().RequireRateLimiting(RequestLimits.SignIn);
        app.MapPost("/console/session/end", EndAsync).RequireAuthorization(ConsoleSession.Policy).RequireRateLimiting(RequestLimits.Console);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        IAccessBackend access,
        [FromForm] string area,
        [FromForm] string account,
        [FromForm] string password,
        [FromForm(Name = "return")] string? returnTo)
    {
        var answer = await access.SignInAsync(area, account.Trim(), password, context.RequestAborted);
        return answer.IsOk ? await OpenAsync(context, answer.Value!, returnTo) : Again("/console/sign-in", answer.ErrorCode);
    }

    private static async Task<IResult> RedeemAsync(
        HttpContext context, IAccessBackend access, [FromForm] string code, [FromForm] string password, [FromForm] string repeated)
    {
        var page = $"/console/link?code={Uri.EscapeDataString(code)}";
        if (password != repeated)
        {
            return Again(page, "passwords-differ");
        }

        var answer = await access.RedeemAsync(code.Trim(), password, context.RequestAborted);
        return answer.IsOk ? await OpenAsync(context, answer.Value!, Home) : Again(page, answer.ErrorCode);
    }

    /// <summary>The core first, for other tabs act with the token and not with the cookie; but the cookie goes in any case.</summary>
    private static async Task<IResult> EndAsync(HttpContext context, IAccessBackend access, [FromForm] string end)
    {
        var ended = await access.SignOutAsync(ConsoleSession.Read(context.User)!.Token, Guid.NewGuid().ToString("N"), context.RequestAborted);
        await context.SignOutAsync(ConsoleSession.Scheme);
        if (ended.ErrorCode is not ("" or "not-signed-in"))
        {
            return Again("/console/sign-in", "sign-out-incomplete");
        }

        return Results.LocalRedirect($"/console/sign-in?ended={Uri.EscapeDataString(end)}");
    }

    private static async Task<IResult> OpenAsync(HttpContext context, SessionView session, string? returnTo)
    {
        await context.SignInAsync(
            ConsoleSession.Scheme, ConsoleSession.ToPrincipal(session), new() { IsPersistent = false, ExpiresUtc = session.ExpiresAt });
        return Results.LocalRedirect(IsOurs(returnTo) ? returnTo! : Home);
    }

    private static bool IsOurs(string? path) => path == Home || path?.StartsWith("/console/", StringComparison.Ordinal) == true;

    private static IResult Again(string page, string code) =>
        Results.LocalRedirect($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}error={Uri.EscapeDataString(code)}");
}
