using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>
/// Tokens the core signs at sign-in (HMAC-SHA-256 over person, department, roles, expiry, session and what it counts from) and checks on every call
/// (architecture rule 7).
/// Form: base64url(JSON) "." base64url(MAC).
/// </summary>
internal sealed class ActorTokens(byte[] signingKey, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(10);

    public Session Open(StaffAccount account)
    {
        var (token, expiresAt) = Issue(account.Actor, account.SessionsFrom);
        return new(account.Actor, token, expiresAt);
    }

    /// <param name="actor">Who has signed in.</param>
    /// <param name="sessionsFrom">See <see cref="StaffAccount.SessionsFrom"/>.</param>
    public (string Token, DateTimeOffset ExpiresAt) Issue(Actor actor, long sessionsFrom)
    {
        var expiresAt = clock.GetUtcNow() + Lifetime;
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new TokenClaims(actor, sessionsFrom, expiresAt.ToUnixTimeSeconds(), NewSession())));
        return ($"{body}.{Sign(body)}", expiresAt);
    }

    /// <returns>Null for a token that is malformed, forged or expired.</returns>
    public TokenClaims? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 2 || !CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Sign(parts[0])), System.Text.Encoding.ASCII.GetBytes(parts[1])))
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize<TokenClaims>(Base64Url.DecodeFromChars(parts[0]))!;
        return claims.ExpiresAt > clock.GetUtcNow().ToUnixTimeSeconds() ? claims : null;
    }

    private static string NewSession() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private string Sign(string body) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(signingKey, System.Text.Encoding.ASCII.GetBytes(body)));
}

/// <param name="Actor">Who has signed in.</param>
/// <param name="SessionsFrom">What the account's <see cref="StaffAccount.SessionsFrom"/> was at sign-in.</param>
/// <param name="ExpiresAt">Seconds since 1970.</param>
/// <param name="Session">Tells this sign-in from others of the same person; empty in tokens from before there was one.</param>
public sealed record TokenClaims(Actor Actor, long SessionsFrom, long ExpiresAt, string Session = "");
