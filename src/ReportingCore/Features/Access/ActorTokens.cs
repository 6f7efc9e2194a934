using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>
/// Tokens the core signs at sign-in (HMAC-SHA-256 over person, department, roles and expiry) and checks on every call (architecture rule 7).
/// Form: base64url(JSON) "." base64url(MAC).
/// </summary>
internal sealed class ActorTokens(byte[] signingKey, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(10);

    public (string Token, DateTimeOffset ExpiresAt) Issue(Actor actor)
    {
        var expiresAt = clock.GetUtcNow() + Lifetime;
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Claims(actor, expiresAt.ToUnixTimeSeconds())));
        return ($"{body}.{Sign(body)}", expiresAt);
    }

    /// <returns>Null for a token that is malformed, forged or expired.</returns>
    public Actor? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 2 || !CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Sign(parts[0])), System.Text.Encoding.ASCII.GetBytes(parts[1])))
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(parts[0]))!;
        return claims.ExpiresAt > clock.GetUtcNow().ToUnixTimeSeconds() ? claims.Actor : null;
    }

    private string Sign(string body) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(signingKey, System.Text.Encoding.ASCII.GetBytes(body)));

    private sealed record Claims(Actor Actor, long ExpiresAt);
}
