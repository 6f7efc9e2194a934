using System.Text.Json;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Vault;

/// <summary>
/// Identities in sealed boxes to the vault's own key: the document key that every other read uses does not open them. The private half is derived for the
/// one call that opens.
/// </summary>
internal sealed class SealedVault(KeyRing ring, TownshipReader reader) : IVault
{
    private const string KeyLabel = "vault-x25519";
    private readonly byte[] publicKey = SealedBox.PublicKeyOf(ring.Derive(KeyLabel));

    public void Seal(TownshipTransaction transaction, ReportId report, ReporterIdentity identity)
    {
        var key = transaction.Keys.Identity(report);
        transaction.Write(key, SealedBox.Seal(publicKey, JsonSerializer.SerializeToUtf8Bytes(identity), key!));
    }

    public void Delete(TownshipTransaction transaction, ReportId report) => transaction.Delete(transaction.Keys.Identity(report));

    public async Task<ReporterIdentity?> OpenAsync(string area, ReportId report)
    {
        var (key, box) = await reader.FindIdentityAsync(area, report);
        return box is null ? null : JsonSerializer.Deserialize<ReporterIdentity>(SealedBox.Open(ring.Derive(KeyLabel), box, key!));
    }
}
