using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>What of a submission is known before the commit.</summary>
internal sealed record IntakeDraft(SubmitReport Request, Report Report, RouteDecision Route, Jurisdiction Jurisdiction);

/// <summary>The decision of <see cref="SubmitReport"/>: a new hazard or one more report of a known one, and everything written with it.</summary>
internal sealed class IntakeDecision(IDuplicateFinder duplicates, ReporterChoice choice, IVault vault, StaffNotices notices, IIdSource ids, TimeProvider clock)
{
    private const int TitleLength = 40;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public IntakeDraft Draft(SubmitReport request, ClassificationResult? classification, Jurisdiction jurisdiction)
    {
        var urgent = request.Urgent || classification?.Urgent == true;
        var keepFromUnit = request.Insider || request.HideFromUnit;

        // Guidance closes a matter, and nothing closed rings.
        var route = urgent && !request.Insist
            ? Router.DecideWithoutGuidance(classification, jurisdiction, keepFromUnit)
            : Router.Decide(classification, jurisdiction, keepFromUnit, request.Insist);
        var reading = PlaceReader.Read(request.Text, jurisdiction);
        var report = new Report
        {
            Id = new(NewId()),
            HazardId = new(NewId()),
            AcceptedVersion = 0,
            AcceptedAt = clock.GetUtcNow(),
            ObservedAt = request.ObservedAt,
            Circumstances = request.Circumstances,
            Text = request.Text,
            Channel = request.Channel,
            Anonymity = request.Anonymity,
            Insider = request.Insider,
            HideFromUnit = request.HideFromUnit,
            Location = request.Location,
            VillageCode = request.VillageCode.Length > 0 ? request.VillageCode : reading.VillageCode,
            Place = request.Place.Length > 0 ? request.Place : reading.Phrase,
            Evidence = request.Evidence,
            EnteredBy = request.EnteredBy?.Account ?? "",
            Urgent = urgent,
            ReceiptHint = "",
            SenderHash = request.SenderHash,
        };
        return new(request, report, route, jurisdiction);
    }

    public Task WarmUpAsync(TownshipTransaction transaction, IntakeDraft draft) =>
        duplicates.WarmUpAsync(transaction, draft.Report, draft.Route.Domain);

    public async Task<Outcome<ReportAccepted>> DecideAsync(TownshipTransaction transaction, IntakeDraft draft)
    {
        if (await transaction.ClaimAsync(draft.Report.Evidence, draft.Report.Id) is { } unusable)
        {
            return unusable;
        }

        var receipt = Receipt.Create(transaction.Area, ids);
        var judgement = await JudgeAsync(transaction, draft);
        var known = judgement.Same is { } same ? await transaction.FindHazardAsync(same) : null;
        var report = draft.Report with
        {
            HazardId = known?.Id ?? draft.Report.HazardId,
            AcceptedVersion = transaction.NextVersion,
            AcceptedAt = transaction.Now,
            ReceiptHint = receipt.Hint,
            MachineJoined = known is not null && draft.Request.JoinToken.Length == 0,
            SameProbability = judgement.Probability,
        };
        var version = AppendEvent(transaction, draft, report, known, judgement.RecurrenceOf is not null);
        var hazard = known is null ? Open(transaction, draft, report, judgement, version) : Join(known, report, transaction, version);
        transaction.Save(hazard);
        transaction.Save(report);
        transaction.Save(receipt, report.Id);
        if (draft.Request.Identity is { } identity)
        {
            vault.Seal(transaction, report.Id, identity);
        }

        await duplicates.IndexAsync(transaction, hazard, report);
        Alert(transaction, hazard, report, known);
        TellOfDeath(transaction, hazard, known);
        return Answer(draft, receipt, hazard, report);
    }

    private static long AppendEvent(TownshipTransaction transaction, IntakeDraft draft, Report report, Hazard? known, bool recurs) =>
        transaction.Append(new(draft.Request.EnteredBy ?? Actor.Reporter(transaction.Area), known is null ? "report-submitted" : "report-joined")
        {
            Hazard = report.HazardId,
            Report = report.Id,
            Details = new Dictionary<string, string>
            {
                ["state"] = (known?.State ?? (draft.Route.Reason == RouteReason.OutOfScope ? HazardState.Guided : HazardState.Registered)).ToString(),
                ["urgent"] = report.Urgent ? "yes" : "no",
                ["death"] = DeathWords.NameDeath(report.Text) ? "yes" : "no",
                ["channel"] = report.Channel.ToString(),
                ["class"] = report.Insider ? "insider" : "public",
                ["anonymity"] = report.Anonymity.ToString(),
                ["village"] = report.VillageCode,
                ["recurrence"] = known is null && recurs ? "yes" : "no",
                ["domain"] = draft.Route.Domain,
                ["department"] = known?.Department ?? draft.Route.Department,
                ["reason"] = draft.Route.Reason.ToString(),
                ["model"] = draft.Route.ModelVersion,
                ["confidence"] = draft.Route.Confidence.ToString("0.000", CultureInfo.InvariantCulture),
                ["sameProbability"] = report.SameProbability.ToString("0.000", CultureInfo.InvariantCulture),
            },
        });

    private async Task<DuplicateJudgement> JudgeAsync(TownshipTransaction transaction, IntakeDraft draft)
    {
        if (await choice.ReadAsync(transaction, draft.Request) is { } chosen)
        {
            return chosen;
        }

        var rejected = choice.Rejected(transaction.Area, draft.Request);
        var judgement = draft.Route.Reason == RouteReason.OutOfScope
            ? DuplicateJudgement.New
            : await duplicates.JudgeAsync(transaction, draft.Report, draft.Route.Domain, rejected);
        return judgement with { NotSameAs = rejected };
    }

    private static Hazard Open(TownshipTransaction transaction, IntakeDraft draft, Report report, DuplicateJudgement judgement, long version)
    {
        var keptFromUnit = draft.Route.Reason == RouteReason.KeptFromUnit;
        return new()
        {
            Id = report.HazardId,
            Number = Number(transaction.Now, version),
            State = draft.Route.Reason == RouteReason.OutOfScope ? HazardState.Guided : HazardState.Registered,
            Domain = draft.Route.Domain,
            Department = draft.Route.Department,
            VillageCode = report.VillageCode,
            Place = report.Place,
            Title = report.Text.Length <= TitleLength ? report.Text : OneForm.Cut(report.Text, TitleLength) + "…",
            Urgent = report.Urgent,
            Reports = [report.Id],
            Route = draft.Route,
            Withheld = keptFromUnit,
            NeutralOrder = keptFromUnit && report.Urgent ? NeutralOrder(draft.Jurisdiction, report.VillageCode, draft.Route.Domain) : "",
            FirstReportedAt = transaction.Now,
            LastChangedAt = transaction.Now,
            Version = version,
            Events = [version],
            PossibleDuplicates = judgement.Perhaps,
            RecurrenceOf = judgement.RecurrenceOf,
            NotSameAs = judgement.NotSameAs,
            Confided = IsConfided(report),
            Death = DeathWords.NameDeath(report.Text),
            UrgentRings = report.Urgent ? 1 : 0,
            UrgentRungAt = report.Urgent ? transaction.Now : null,
        };
    }

    /// <summary>A later report may raise urgency; an acknowledgement given before that no longer counts.</summary>
    private static Hazard Join(Hazard hazard, Report report, TownshipTransaction transaction, long version) => hazard with
    {
        Reports = [.. hazard.Reports, report.Id],
        Urgent = hazard.Urgent || report.Urgent,
        Confided = hazard.Confided || IsConfided(report),
        UrgentAcknowledgedBy = report.Urgent && !hazard.Urgent ? "" : hazard.UrgentAcknowledgedBy,
        UrgentRings = report.Urgent && !hazard.Urgent ? 1 : hazard.UrgentRings,
        UrgentRungAt = report.Urgent && !hazard.Urgent ? transaction.Now : hazard.UrgentRungAt,
        Death = hazard.Death || DeathWords.NameDeath(report.Text),
        Milestones = [.. hazard.Milestones, new("report-joined", hazard.State, hazard.Department, transaction.Now)],
        LastChangedAt = transaction.Now,
        Version = version,
        Events = [.. hazard.Events, version],
    };

    internal static string UrgentWords(Hazard hazard) => $"紧急隐患 {hazard.Number}，请立即登录处置并确认。";

    internal static bool IsConfided(Report report) => report.Insider || report.HideFromUnit || report.Anonymity == Anonymity.Confidential;

    private void Alert(TownshipTransaction transaction, Hazard hazard, Report report, Hazard? known)
    {
        if (report.Urgent && known is not { Urgent: true })
        {
            Ring(transaction, hazard);
        }
    }

    /// <summary>To the duty officer at once, through the outbox.</summary>
    internal void Ring(TownshipTransaction transaction, Hazard hazard) => notices.TellDuty(transaction, hazard, Domain.Outbox.Delivery.UrgentAlert, UrgentWords(hazard));

    /// <summary>安全生产法 73: the county verifies; a person of ours confirms it or clears it, and nothing is closed here until then.</summary>
    private void TellOfDeath(TownshipTransaction transaction, Hazard hazard, Hazard? known)
    {
        if (hazard.Death && known is not { Death: true })
        {
            notices.TellDuty(transaction, hazard, "death-named", $"隐患 {hazard.Number} 的举报提及人员死亡，请立即核实并上报区级政府。");
        }
    }

    /// <summary>Withheld but urgent: one line that says where and what kind, and nothing a reporter could be known by.</summary>
    internal static string NeutralOrder(Jurisdiction jurisdiction, string villageCode, string domain) =>
        $"请立即对{jurisdiction.FindVillage(villageCode)?.Name ?? "辖区内"}{jurisdiction.DomainName(domain)}场所开展一次安全检查。";

    private static ReportAccepted Answer(IntakeDraft draft, Receipt receipt, Hazard hazard, Report report)
    {
        var jurisdiction = draft.Jurisdiction;
        var outOfScope = hazard.State == HazardState.Guided;
        var shown = Joining.MayBeShown(hazard, jurisdiction);

        // A silent join must read like a new hazard, so it names whom the report alone would have gone to (rule 9).
        var alone = jurisdiction.PublicSpace.Contains(draft.Route.Domain) && draft.Route.Reason != RouteReason.KeptFromUnit
            ? draft.Route.Department : jurisdiction.SafetyOffice;
        return new(
            receipt.ToString(),
            report.AcceptedAt,
            outOfScope,
            report.Urgent,
            jurisdiction.DepartmentName(shown ? hazard.Department : alone),
            shown ? hazard.Reports.Count : 0,
            outOfScope ? jurisdiction.OutOfScopeGuidance : "");
    }

    /// <summary>Year in Shanghai and the township version: unique, increasing, assigned without a counter of its own.</summary>
    internal static string Number(DateTimeOffset now, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(now, Shanghai).Year}-{version:000000}");

    private string NewId() => CrockfordBase32.Encode(ids.Bytes(10));
}
