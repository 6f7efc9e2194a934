using System.Globalization;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;

namespace PublicReport.ReportingCore.Audit;

/// <summary>
/// What clocks read of a hazard, rebuilt from its events alone: proof that the stored document says the same as the log, and the way back
/// should it not.
/// </summary>
internal static class ClockHistory
{
    /// <param name="events">Of the hazard, oldest first.</param>
    /// <param name="earlier">For a hazard split off from another: the other's events before the split.</param>
    public static Hazard Rebuild(IReadOnlyList<AuditEvent> events, Func<HazardId, long, IReadOnlyList<AuditEvent>> earlier)
    {
        var first = events[0];
        var hazard = first.Act == "split"
            ? SplitPart.Of(Rebuild(earlier(HazardId.From(first.Details["other"]), first.Version), earlier)) with { FirstReportedAt = Instant(first.Details["first"]) }
            : Blank(first);
        return events.Aggregate(hazard, Apply);
    }

    /// <summary>One event further: what <see cref="Rebuild"/> does, for those who walk the whole chain.</summary>
    /// <param name="before">Null for the hazard's first event.</param>
    /// <param name="entry">The event.</param>
    /// <param name="other">For a hazard split off from another: the other as it stands.</param>
    public static Hazard Step(Hazard? before, AuditEvent entry, Func<HazardId, Hazard> other) => Apply(
        before ?? (entry.Act == "split"
            ? SplitPart.Of(other(HazardId.From(entry.Details["other"]))) with { Id = entry.Hazard!.Value, FirstReportedAt = Instant(entry.Details["first"]) }
            : Blank(entry)),
        entry);

    private static Hazard Blank(AuditEvent first) => new()
    {
        Id = first.Hazard!.Value,
        Number = "",
        Title = "",
        State = HazardState.Registered,
        Domain = first.Details["domain"],
        Department = first.Details["department"],
        Reports = [],
        Route = new RouteDecision { Domain = "", Department = "", Reason = RouteReason.Dispatched },
        FirstReportedAt = first.At,
        LastChangedAt = first.At,
        Version = first.Version,
        Events = [first.Version],
    };

    private static Hazard Apply(Hazard hazard, AuditEvent entry)
    {
        var changed = entry.Act switch
        {
            "report-submitted" or "report-joined" => hazard with { Reports = [.. hazard.Reports, entry.Report!.Value], Urgent = hazard.Urgent || Says(entry, "urgent") },
            "merge" or "split" or "undo-merge" or "undo-split" => Regrouped(hazard, entry),
            "assign" => hazard with { Domain = entry.Details["domain"] },
            "reclassified" => hazard with
            {
                Domain = entry.Details["domain"],
                Department = entry.Details["department"],
                Urgent = hazard.Urgent || Says(entry, "urgent"),
            },
            "report-heard" => hazard with { Urgent = hazard.Urgent || Says(entry, "urgent") },
            "report-withdrawn" or "record-withdrawal" => hazard with { Withdrawn = [.. hazard.Withdrawn.Append(entry.Report!.Value).Distinct()] },
            "reply-finally" => hazard with { Replied = [.. hazard.Replied.Concat(Ids(entry, "reports"))], RepliedAt = entry.At },
            "clear-death" => hazard with { Death = false },
            _ => Remedy(Objection(hazard, entry), entry),
        };
        return Milestone(changed with { Death = changed.Death || Says(entry, "death") }, entry);
    }

    private static Hazard Milestone(Hazard hazard, AuditEvent entry)
    {
        if (!entry.Details.TryGetValue("state", out var name))
        {
            return hazard;
        }

        var (state, department) = (Enum.Parse<HazardState>(name), entry.Details["department"]);
        return ListingNotice.Settle(
            hazard with
            {
                State = state,
                Department = department,
                Milestones = entry.Act == "report-submitted" && state != HazardState.Guided ? hazard.Milestones : [.. hazard.Milestones, new(entry.Act, state, department, entry.At)],
            },
            entry.At);
    }

    private static Hazard Regrouped(Hazard hazard, AuditEvent entry) => hazard with
    {
        Reports = Ids(entry, "reports"),
        FirstReportedAt = Instant(entry.Details["first"]),
        Replied = Ids(entry, "replied"),
        Withdrawn = Ids(entry, "withdrawn"),
        Urgent = Says(entry, "urgent"),
    };

    private static Hazard Objection(Hazard hazard, AuditEvent entry) => entry.Act switch
    {
        "file-objection" => hazard with { Objections = [.. hazard.Objections, new(entry.Report!.Value, "", entry.At)] },
        "decide-objection" => Decided(hazard, entry),
        "approve-extension" when Says(entry, "granted") => hazard with
        {
            Extension = new(int.Parse(entry.Details["days"], CultureInfo.InvariantCulture), "", "", entry.At) { ApprovedAt = entry.At },
        },
        _ => hazard,
    };

    private static Hazard Decided(Hazard hazard, AuditEvent entry)
    {
        var upheld = Says(entry, "upheld");
        var objectors = entry.Details.ContainsKey("reports") ? Ids(entry, "reports") : [entry.Report!.Value];
        var decided = hazard with
        {
            Objections = [.. hazard.Objections.Select(item => objectors.Contains(item.Report) && item.Upheld is null ? item with { Upheld = upheld } : item)],
        };
        return upheld ? decided with { Verification = null, Replied = [], RepliedAt = null, Extension = null } : decided;
    }

    private static Hazard Remedy(Hazard hazard, AuditEvent entry) => entry.Act switch
    {
        "verify" => hazard with { Verification = new([], default, "", [], Enum.Parse<Finding>(entry.Details["finding"]), "", entry.At) },
        "rectify-at-once" => hazard with { Rectification = new(RectificationKind.AtOnce, null, "", entry.At) },
        "rectify-by-date" => hazard with { Rectification = new(RectificationKind.ByDate, Plan(entry), "", entry.At) },
        "hand-to-enforcement" => hazard with { Rectification = new(RectificationKind.Enforcement, hazard.Rectification?.Plan, "", entry.At) },
        "declare-major" => hazard with
        {
            Rectification = new(RectificationKind.Major, Plan(entry), "", entry.At),
            Major = new("", "", "", "", "", "", entry.At),
        },
        "enter-finding" => hazard with
        {
            Verification = new([], default, "", [], Finding.True, "", entry.At),
            Rectification = new(RectificationKind.Major, Plan(entry), "", entry.At),
            Major = new("", "", "", "", "", "", entry.At),
        },
        "list-for-supervision" => hazard with { Supervision = hazard.Supervision with { Listing = new(Day(entry), "", "", entry.At) } },
        "delist" => hazard with { Supervision = hazard.Supervision with { Listing = hazard.Supervision.Listing! with { DelistedAt = entry.At } } },
        _ => hazard,
    };

    private static RectificationPlan Plan(AuditEvent entry) => new("", "", "", Day(entry), "");

    private static DateOnly Day(AuditEvent entry) => DateOnly.ParseExact(entry.Details["deadline"], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static bool Says(AuditEvent entry, string key) => entry.Details.GetValueOrDefault(key) == "yes";

    private static List<ReportId> Ids(AuditEvent entry, string key) =>
        [.. entry.Details[key].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReportId.From)];
}
