using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>What a reporter may do to the own report: found by the receipt, changed in one commit with one event.</summary>
internal sealed class OwnReport(Townships townships, TownshipStore store)
{
    /// <summary>Malformed and unknown receipts get the same answer.</summary>
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "receipt-not-found");

    public static Refusal Withdrawn { get; } = new(RefusalKind.NotAllowedNow, "report-withdrawn");

    public Task<Outcome<T>> CommitAsync<T>(
        string receiptText,
        string requestId,
        string act,
        Func<TownshipTransaction, Hazard, Report, Outcome<(Report Report, T Answer)>> change,
        IReadOnlyList<EvidenceId>? evidence = null)
    {
        if (!Receipt.TryParse(receiptText, out var receipt) || townships.Find(receipt.Area) is null)
        {
            return Task.FromResult<Outcome<T>>(NotFound);
        }

        return store.CommitAsync<T>(receipt.Area, requestId, async transaction =>
        {
            if (await transaction.FindReceiptAsync(receipt) is not { } id || await transaction.FindReportAsync(id) is not { } report)
            {
                return NotFound;
            }

            if (await transaction.ClaimAsync(evidence ?? [], id) is { } unusable)
            {
                return unusable;
            }

            var hazard = await transaction.FindHazardAsync(report.HazardId)
                ?? throw new InvalidDataException($"hazard {report.HazardId} of report {id} is missing");
            var changed = change(transaction, hazard, report);
            if (!changed.IsOk)
            {
                return changed.Refusal!;
            }

            Save(transaction, hazard, changed.Value.Report, act);
            return changed.Value.Answer;
        });
    }

    /// <summary>Who may be named to this reporter: only where the matter lies in public space the office itself, else the Safety Office (rule 9).</summary>
    public static bool IsOpen(Hazard hazard, Report report, Jurisdiction jurisdiction) =>
        jurisdiction.PublicSpace.Contains(hazard.Domain) && !hazard.Withheld && !report.Insider && !report.HideFromUnit;

    private static void Save(TownshipTransaction transaction, Hazard hazard, Report report, string act)
    {
        var version = transaction.Append(new AuditDraft(Actor.Reporter(transaction.Area), act) { Hazard = hazard.Id, Report = report.Id });
        transaction.Save(report);
        transaction.Save(hazard with { Version = version, LastChangedAt = transaction.Now, Events = [.. hazard.Events, version] });
    }
}
