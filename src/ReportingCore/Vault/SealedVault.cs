using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Vault;

internal sealed class SealedVault : IVault
{
    public void Seal(TownshipTransaction transaction, ReportId report, ReporterIdentity identity) =>
        transaction.WriteDocument(transaction.Keys.Identity(report), identity);
}
