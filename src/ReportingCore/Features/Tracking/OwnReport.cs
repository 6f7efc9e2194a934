using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>What a reporter may do to the own report: found by the receipt, changed in one commit with one event.</summary>
internal sealed class OwnReport(Townships townships, TownshipStore store, StaffNotices notices)
{
    /// <summary>Malformed and unknown receipts get the same answer.</summary>
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "receipt-not-found");

    public static Refusal Withdrawn { get; } = new(RefusalKind.NotAllowedNow, "report-withdrawn");

    public Task<Outcome<T>> CommitAsync<T>(
        string receiptText,
        string requestId,
        string act,
        Func<TownshipTransaction, Hazard, Report, Outcome<(Report Report, T Answer)>> change,
        IReadOnlyList<EvidenceId>? evidence = null,
        Func<TownshipTransaction, Hazard, Hazard>? also = null,
        (string Key, string Value)? detail = null)
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

            var words = changed.Value.Report.Messages.Skip(report.Messages.Count);
            Save(transaction, also is null ? hazard : also(transaction, hazard), changed.Value.Report, words, act, detail);
            return changed.Value.Answer;
        });
    }

    /// <summary>Who may be named to this reporter: only where the matter lies in public space the office itself, else the Safety Office (rule 9).</summary>
    public static bool IsOpen(Hazard hazard, Report report, Jurisdiction jurisdiction) =>
        jurisdiction.PublicSpace.Contains(hazard.Domain) && !hazard.Withheld && !report.KeptFromUnit;

    /// <param name="transaction">The commit.</param>
    /// <param name="hazard">The matter as it shall be.</param>
    /// <param name="report">The report as it shall be.</param>
    /// <param name="words">What the reporter says in this commit: a death that was named before and cleared since is not named again.</param>
    /// <param name="act">For the log.</param>
    /// <param name="detail">One more detail for the log.</param>
    private void Save(
        TownshipTransaction transaction, Hazard hazard, Report report, IEnumerable<Message> words, string act, (string Key, string Value)? detail)
    {
        var state = Answered(transaction, hazard, report, act);
        var death = hazard.Death || words.Any(message => DeathWords.NameDeath(message.Text));
        var details = new Dictionary<string, string> { ["state"] = state.ToString(), ["department"] = hazard.Department, ["death"] = death ? "yes" : "no" };
        if (detail is { } said)
        {
            details[said.Key] = said.Value;
        }

        var version = transaction.Append(new AuditDraft(Actor.Reporter(transaction.Area), act) { Hazard = hazard.Id, Report = report.Id, Details = details });
        transaction.Save(report);
        var changed = hazard with
        {
            State = state,
            Version = version,
            LastChangedAt = transaction.Now,
            Events = [.. hazard.Events, version],
            Milestones = [.. hazard.Milestones, new(act, state, hazard.Department, transaction.Now)],
            Withdrawn = report.Withdrawn ? [.. hazard.Withdrawn.Append(report.Id).Distinct()] : hazard.Withdrawn,
            // It may have been theirs; a handler can release another.
            ReleasedPicture = report.Withdrawn ? null : hazard.ReleasedPicture,
            Death = death,
        };
        notices.TellOfDeath(transaction, hazard, changed);
        transaction.Save(changed);
    }

    /// <summary>The answer ends the pause: back to the queue, and the clocks run on.</summary>
    private HazardState Answered(TownshipTransaction transaction, Hazard hazard, Report report, string act)
    {
        if (act != "report-supplemented")
        {
            return hazard.State;
        }

        // Whoever may read it is told; of a hidden reporter's word the department learns by the Safety Office's paraphrase.
        var hidden = hazard.Withheld || report.KeptFromUnit;
        var office = hidden ? townships.Get(transaction.Area).SafetyOffice : hazard.Department;
        notices.Tell(transaction, hazard, office, "supplemented", $"隐患 {hazard.Number} 的举报人有补充，请登录查看{(hidden ? "并转述" : "")}。");
        return hazard.State == HazardState.AwaitingReporter ? HazardState.Registered : hazard.State;
    }
}
