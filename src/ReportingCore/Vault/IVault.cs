using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Vault;

/// <summary>保密库: identities go in with the report's commit and come out only by a two-person opening (architecture rule 4).</summary>
internal interface IVault
{
    /// <summary>Stages the sealed identity of a report in the commit that stores the report.</summary>
    void Seal(TownshipTransaction transaction, ReportId report, ReporterIdentity identity);

    /// <summary>Stages the deletion of a report's identity.</summary>
    void Delete(TownshipTransaction transaction, ReportId report);

    /// <summary>Opens one identity; the caller has recorded the reading before.</summary>
    /// <returns>Null when the report has none.</returns>
    Task<ReporterIdentity?> OpenAsync(string area, ReportId report);
}
