using System.Buffers.Text;
using System.Security.Cryptography;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Names a hazard to its reporter's next step without revealing its id: sealed, bound to the township, good for half an hour.</summary>
internal sealed class JoinTokens(KeyRing ring, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public string Issue(string area, HazardId hazard) => Base64Url.EncodeToString(ring.Seal(
        Storage.DocumentFormat.Write(new Content(hazard, clock.GetUtcNow() + Lifetime)), Bound(area)));

    /// <returns>Null for a token that is forged, of another township or too old: the report is then taken as any other.</returns>
    public HazardId? Read(string area, string token)
    {
        try
        {
            var content = Storage.DocumentFormat.Read<Content>(ring.Open(Base64Url.DecodeFromChars(token), Bound(area)));
            return content.ExpiresAt > clock.GetUtcNow() ? content.Hazard : null;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static string Bound(string area) => $"join-token:{area}";

    private sealed record Content(HazardId Hazard, DateTimeOffset ExpiresAt);
}
