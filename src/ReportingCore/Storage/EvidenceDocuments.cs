using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Evidence;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Descriptions of evidence inside a commit.</summary>
internal static class EvidenceDocuments
{
    /// <summary>From the upload until a report or a hazard must have named it.</summary>
    public static readonly TimeSpan UsableFor = TimeSpan.FromHours(24);

    private static Refusal Unknown { get; } = new(RefusalKind.Invalid, "unknown-evidence", "never uploaded here, older than a day, or used already");

    /// <summary>Forgotten after a day unless a report names it.</summary>
    public static void SaveUnclaimed(this TownshipTransaction transaction, EvidenceDescription description) =>
        transaction.WriteDocument(transaction.Keys.Evidence(description.Id), description, expiry: UsableFor);

    /// <summary>Gives uploads to the report that names them; each works once.</summary>
    /// <returns>Null when all are usable.</returns>
    public static async Task<Refusal?> ClaimAsync(this TownshipTransaction transaction, IEnumerable<EvidenceId> evidence, ReportId report)
    {
        foreach (var id in evidence)
        {
            var key = transaction.Keys.Evidence(id);
            if (await transaction.ReadDocumentAsync<EvidenceDescription>(key) is not { Report: null, Hazard: null } description
                || transaction.Now - description.UploadedAt >= UsableFor)
            {
                return Unknown;
            }

            transaction.WriteDocument(key, description with { Report = report });
        }

        return null;
    }

    /// <summary>Gives uploads to the casework of a hazard; what belongs to it already may be named again.</summary>
    /// <returns>Null when all are usable.</returns>
    public static async Task<Refusal?> ClaimAsync(this TownshipTransaction transaction, IEnumerable<EvidenceId> evidence, HazardId hazard)
    {
        foreach (var id in evidence)
        {
            var key = transaction.Keys.Evidence(id);
            var description = await transaction.ReadDocumentAsync<EvidenceDescription>(key);
            if (description?.Hazard == hazard)
            {
                continue;
            }

            if (description is not { Report: null, Hazard: null } || transaction.Now - description.UploadedAt >= UsableFor)
            {
                return Unknown;
            }

            transaction.WriteDocument(key, description with { Hazard = hazard });
        }

        return null;
    }
}
