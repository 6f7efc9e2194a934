using System.Security.Cryptography;
using System.Text;
using PublicReport.ReportingCore.Audit;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// An event as it lies in the store. Its hash covers the one before it, so nothing can be altered, dropped or slipped in
/// without breaking the chain; the chain can be checked without any key.
/// </summary>
/// <param name="Version">Place in the chain, from 1.</param>
/// <param name="Hazard">The hazard it touches, if any (a random id).</param>
/// <param name="Minute">Time to the minute, UTC.</param>
/// <param name="Previous">Hash of the event before, hexadecimal; empty for the first.</param>
/// <param name="Sealed">The event itself.</param>
internal sealed record ChainedEvent(long Version, string? Hazard, string Minute, string Previous, byte[] Sealed)
{
    public static ChainedEvent Create(AuditEvent entry, string previous, KeyRing keys, string key) => new(
        entry.Version,
        entry.Hazard?.Value,
        entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture),
        previous,
        keys.Seal(DocumentFormat.Write(entry), key));

    public string Hash()
    {
        var header = Encoding.UTF8.GetBytes($"{Version}\n{Hazard}\n{Minute}\n{Previous}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. header, .. Sealed]));
    }

    public AuditEvent Open(KeyRing keys, string key) => DocumentFormat.Read<AuditEvent>(keys.Open(Sealed, key));
}
