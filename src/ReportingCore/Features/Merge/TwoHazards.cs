using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>Handlers' acts beside the workflow table, most of them on two hazards: all must be seen, the first at the version shown; each gets an event of the log.</summary>
internal sealed class TwoHazards(Townships townships, TownshipStore store, IDuplicateFinder duplicates)
{
    /// <summary>After it a part may owe its reports a reply of their own; every other act brings together what was replied.</summary>
    public const string Split = "split";

    public static Refusal NotAllowed { get; } = new(RefusalKind.NotAllowedNow, "act-not-allowed", "only whose hazard it is, or the Safety Office");

    public static Refusal SameHazard { get; } = new(RefusalKind.Invalid, "same-hazard", "a hazard cannot be compared with itself");

    public Task<Outcome<ActDone>> CommitAsync(
        ActHeader header, Func<TownshipTransaction, Hazard, Task<Outcome<ActDone>>> apply) =>
        store.CommitAsync(header.Actor.Area, header.RequestId, async transaction =>
        {
            if (await FindAsync(transaction, header.Actor, header.Hazard) is not { } hazard)
            {
                return GetHazardHandler.NotFound;
            }

            if (!IsOwn(header.Actor, hazard))
            {
                return NotAllowed;
            }

            return hazard.Version == header.ExpectedVersion ? await apply(transaction, hazard) : await Conflicts.WithAsync(transaction, hazard);
        });

    public async Task<Hazard?> FindAsync(TownshipTransaction transaction, Actor actor, HazardId id) =>
        await transaction.FindHazardAsync(id) is { } hazard && HazardAccess.Sees(actor, hazard, townships.Get(actor.Area))
        && (actor.Is(Role.Handler) || actor.Is(Role.SafetyOffice)) ? hazard : null;

    /// <summary>A co-lead sees the hazard and reports to the lead; it neither ends nor changes it.</summary>
    public bool IsOwn(Actor actor, Hazard hazard) =>
        actor.Department == hazard.Department || StaffRules.IsSafetyOffice(actor, townships.Get(actor.Area));

    public Jurisdiction JurisdictionOf(TownshipTransaction transaction) => townships.Get(transaction.Area);

    /// <exception cref="InvalidDataException">A report the hazard lists is not there.</exception>
    public static async Task<IReadOnlyDictionary<ReportId, Report>> ReportsAsync(TownshipTransaction transaction, IEnumerable<ReportId> ids)
    {
        var reports = new Dictionary<ReportId, Report>();
        foreach (var id in ids.Distinct())
        {
            reports[id] = await transaction.FindReportAsync(id) ?? throw new InvalidDataException($"report {id} is missing");
        }

        return reports;
    }

    /// <summary>Writes both sides, their events, and what the dedup index must know.</summary>
    public async Task<Outcome<ActDone>> SaveAsync(
        TownshipTransaction transaction, ActHeader header, string act, CaseMerging moved, IReadOnlyDictionary<ReportId, Report> reports)
    {
        var results = new List<Hazard>();
        foreach (var (hazard, other) in new[] { (moved.From, moved.To), (moved.To, moved.From) })
        {
            var saved = Stamp(transaction, header, act, Withholding.Regrouped(hazard with
            {
                KeptFromUnit = hazard.Reports.Where(id => reports[id].KeptFromUnit).ToList(),
                FirstReportedAt = FirstReportedAt(hazard, reports),
                Confided = hazard.Reports.Any(id => reports[id].IsConfided),
                Death = hazard.Death || other.Death,
                Replied = act == Split ? hazard.Replied : [.. moved.From.Replied.Union(moved.To.Replied)],
                Withdrawn = [.. moved.From.Withdrawn.Union(moved.To.Withdrawn)],
                Unheard = [.. moved.From.Unheard.Union(moved.To.Unheard).Intersect(hazard.Reports)],
            }, JurisdictionOf(transaction)), other.Id);
            transaction.Save(saved);
            foreach (var report in saved.Reports.Select(id => reports[id]).Where(report => report.HazardId != saved.Id))
            {
                transaction.Save(report with { HazardId = saved.Id });
            }

            await duplicates.ReindexAsync(transaction, saved, saved.Reports.Select(id => reports[id]).ToList());
            results.Add(saved);
        }

        var asked = results.First(hazard => hazard.Id == header.Hazard);
        return new ActDone(asked.Version, asked.State);
    }

    /// <summary>The earliest reporter's time counts, whichever way the hazards were merged; a finding of an inspection keeps its own.</summary>
    private static DateTimeOffset FirstReportedAt(Hazard hazard, IReadOnlyDictionary<ReportId, Report> reports) =>
        hazard.Source == HazardSource.PublicReport && hazard.Reports.Count > 0 ? hazard.Reports.Min(id => reports[id].AcceptedAt) : hazard.FirstReportedAt;

    public static Hazard Stamp(TownshipTransaction transaction, ActHeader header, string act, Hazard hazard, HazardId other)
    {
        var settled = ListingNotice.Settle(hazard, transaction.Now);
        var version = transaction.Append(new(header.Actor, act)
        {
            Hazard = hazard.Id,
            Note = header.Note,
            Details = new Dictionary<string, string>
            {
                ["other"] = other.Value,
                ["reports"] = string.Join(' ', hazard.Reports),
                ["replied"] = string.Join(' ', hazard.Replied),
                ["withdrawn"] = string.Join(' ', hazard.Withdrawn),
                ["urgent"] = hazard.Urgent ? "yes" : "no",
                ["death"] = hazard.Death ? "yes" : "no",
                ["first"] = hazard.FirstReportedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["state"] = hazard.State.ToString(),
                ["department"] = hazard.Department,
                ["listing"] = settled == hazard ? "" : "revoked",
            },
        });
        return settled with
        {
            Version = version,
            LastChangedAt = transaction.Now,
            Events = [.. hazard.Events, version],
            Milestones = [.. hazard.Milestones, new(act, hazard.State, hazard.Department, transaction.Now)],
        };
    }
}
