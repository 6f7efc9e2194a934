using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>异议, by the reporter with the receipt or told to staff: within its days from receiving the reply, once per reply.</summary>
internal sealed class Objecting(WorkingCalendar calendar, StaffNotices notices)
{
    public Refusal? Refusal(Hazard hazard, Report report, ClockTable clocks, DateTimeOffset now) =>
        report.RepliedAt is not { } replied || !hazard.Replied.Contains(report.Id) ? new(RefusalKind.NotAllowedNow, "not-replied-yet")
        : report.ReplyReceivedAt is { } received && now >= calendar.Due(received, clocks.Objection) ? new(RefusalKind.NotAllowedNow, "objection-too-late")
        : hazard.Objections.Any(objection => objection.Report == report.Id && (objection.Upheld is null || objection.At >= replied))
            ? new(RefusalKind.NotAllowedNow, "already-objected")
        : null;

    /// <returns>Null when no objection may be filed. The days run from the reading of the reply, which is now at the latest.</returns>
    public DateTimeOffset? Until(Hazard hazard, Report report, ClockTable clocks, DateTimeOffset now) =>
        report.Withdrawn || Refusal(hazard, report, clocks, now) is not null ? null : calendar.Due(report.ReplyReceivedAt ?? now, clocks.Objection);

    public Hazard File(TownshipTransaction transaction, Hazard hazard, ReportId report, string reason)
    {
        notices.TellLeader(transaction, hazard, "objection", $"隐患 {hazard.Number} 的答复有异议，请组织复查。");
        return hazard with { Objections = [.. hazard.Objections, new(report, reason, transaction.Now)] };
    }
}
