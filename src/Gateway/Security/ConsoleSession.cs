using System.Globalization;
using System.Security.Claims;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Security;

/// <summary>The session cookie's content: the person and the core's token, encrypted by data protection.</summary>
internal static class ConsoleSession
{
    public const string Scheme = "Console";
    public const string Policy = "Console";
    private const string TokenClaim = "token";

    public static ClaimsPrincipal ToPrincipal(SessionView session)
    {
        List<Claim> claims =
        [
            new(TokenClaim, session.Token),
            new("area", session.Area),
            new("account", session.Account),
            new(ClaimTypes.Name, session.Name),
            new("department", session.Department),
            new("department-name", session.DepartmentName),
            new("expires", session.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
        claims.AddRange(session.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new(new ClaimsIdentity(claims, Scheme));
    }

    /// <returns>Null for somebody who is not signed in.</returns>
    public static SessionView? Read(ClaimsPrincipal user) =>
        user.FindFirstValue(TokenClaim) is not { } token
            ? null
            : new(
                token,
                Text(user, "area"),
                Text(user, "account"),
                Text(user, ClaimTypes.Name),
                Text(user, "department"),
                Text(user, "department-name"),
                [.. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value)],
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(Text(user, "expires"), CultureInfo.InvariantCulture)));

    private static string Text(ClaimsPrincipal user, string claim) => user.FindFirstValue(claim) ?? "";
}
