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

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>What of a submission is known before the commit.</summary>
internal sealed record IntakeDraft(SubmitReport Request, Report Report, RouteDecision Route, Legibility Legibility, Jurisdiction Jurisdiction);

/// <summary>The decision of <see cref="SubmitReport"/>: a new hazard or one more report of a known one, and everything written with it.</summary>
internal sealed class IntakeDecision(IDuplicateFinder duplicates, ReporterChoice choice, IVault vault, StaffNotices notices, IIdSource ids, TimeProvider clock)
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public IntakeDraft Draft(SubmitReport request, ClassificationResult? classification, Jurisdiction jurisdiction)
    {
        var urgent = request.Urgent || classification?.Urgent == true;
        var legibility = ReadableWords.Of(request.Text, request.Place, request.Evidence.Count > 0, jurisdiction);
        var route = Router.Decide(classification, jurisdiction, new()
        {
            KeepFromUnit = request.Insider || request.HideFromUnit,
            Insist = request.Insist,
            Grave = urgent || DeathWords.NameDeath(request.Text),
            Legibility = legibility,
        });
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
        return new(request, report, route, legibility, jurisdiction);
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
        var hazard = NeutralOrders.Given(
            known is null ? Open(transaction, draft, report, judgement, version) : Join(known, draft, report, transaction, version), draft.Jurisdiction);
        report = report with { ToldDepartment = ToldDepartment(draft, hazard) };
        transaction.Save(hazard);
        transaction.Save(report);
        transaction.Save(receipt, report.Id);
        if (draft.Request.Identity is { } identity)
        {
            vault.Seal(transaction, report.Id, identity);
        }

        await duplicates.IndexAsync(transaction, hazard, report);
        Alert(transaction, hazard, report, known, draft.Jurisdiction);
        notices.TellOfDeath(transaction, known, hazard);
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
        bool MayJoin(Hazard known) => Joining.MayJoinByItself(known, draft.Report, draft.Route.Department, draft.Jurisdiction);
        if (await choice.ReadAsync(transaction, draft.Request) is { } chosen)
        {
            return chosen.Same is { } id && await transaction.FindHazardAsync(id) is { } known && !MayJoin(known)
                ? chosen with { Same = null, Perhaps = [new(id, chosen.Probability)] }
                : chosen;
        }

        var rejected = choice.Rejected(transaction.Area, draft.Request);
        // Without words every report is like every other one.
        var judgement = draft.Route.Reason == RouteReason.OutOfScope || draft.Legibility == Legibility.None
            ? DuplicateJudgement.New
            : await duplicates.JudgeAsync(transaction, draft.Report, draft.Route.Domain, rejected, MayJoin);
        return judgement with { NotSameAs = rejected };
    }

    private static Hazard Open(TownshipTransaction transaction, IntakeDraft draft, Report report, DuplicateJudgement judgement, long version)
    {
        var keptFromUnit = draft.Route.Reason == RouteReason.KeptFromUnit;
        var guided = draft.Route.Reason == RouteReason.OutOfScope;
        return new()
        {
            Id = report.HazardId,
            Number = Number(transaction.Now, version),
            State = guided ? HazardState.Guided : HazardState.Registered,
            Domain = draft.Route.Domain,
            Department = draft.Route.Department,
            VillageCode = report.VillageCode,
            Place = report.Place,
            Title = HazardTitle.Of(report.Text),
            Urgent = report.Urgent,
            Reports = [report.Id],
            Unheard = Unheard(draft, report),
            Route = draft.Route,
            Withheld = keptFromUnit || report.KeptFromUnit,
            KeptFromUnit = report.KeptFromUnit ? [report.Id] : [],
            FirstReportedAt = transaction.Now,
            LastChangedAt = transaction.Now,
            Version = version,
            Events = [version],
            PossibleDuplicates = judgement.Perhaps,
            RecurrenceOf = judgement.RecurrenceOf,
            NotSameAs = judgement.NotSameAs,
            Confided = report.IsConfided,
            Death = DeathWords.NameDeath(report.Text),
            UrgentRings = report.Urgent ? 1 : 0,
            UrgentRungAt = report.Urgent ? transaction.Now : null,
            // Guidance is an answer.
            Milestones = guided ? [new("report-submitted", HazardState.Guided, draft.Route.Department, transaction.Now)] : [],
        };
    }

    private static Hazard Join(Hazard known, IntakeDraft draft, Report report, TownshipTransaction transaction, long version)
    {
        var hazard = report.Urgent ? known.Alarmed(transaction.Now) : known;
        return hazard with
        {
            Reports = [.. hazard.Reports, report.Id],
            Unheard = [.. hazard.Unheard, .. Unheard(draft, report)],
            Confided = hazard.Confided || report.IsConfided,
            Death = hazard.Death || DeathWords.NameDeath(report.Text),
            Milestones = [.. hazard.Milestones, new("report-joined", hazard.State, hazard.Department, transaction.Now)],
            LastChangedAt = transaction.Now,
            Version = version,
            Events = [.. hazard.Events, version],
        };
    }

    private static IReadOnlyList<ReportId> Unheard(IntakeDraft draft, Report report) =>
        draft.Route.Reason == RouteReason.ClassifierUnavailable ? [report.Id] : [];

    internal static string UrgentWords(Hazard hazard) => $"紧急隐患 {hazard.Number}，请立即登录处置并确认。";

    private void Alert(TownshipTransaction transaction, Hazard hazard, Report report, Hazard? known, Jurisdiction jurisdiction)
    {
        if (report.Urgent && known is not { Urgent: true })
        {
            Ring(transaction, hazard, jurisdiction);
        }

        if (known is { Withheld: true } && known.Department != jurisdiction.SafetyOffice)
        {
            notices.Tell(transaction, hazard, jurisdiction.SafetyOffice, "confided", $"隐患 {hazard.Number} 又收到一份不转部门的举报，请登录查看并转述。");
        }
    }

    /// <summary>To the duty officer at once, through the outbox; where originals are withheld, one neutral line to the department that runs the place.</summary>
    internal void Ring(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction)
    {
        notices.TellDuty(transaction, hazard, Domain.Outbox.Delivery.UrgentAlert, UrgentWords(hazard));
        if (hazard.NeutralOrder.Length > 0)
        {
            // Without the hazard: not even its number leaves before the Safety Office lets it.
            notices.Tell(transaction, null, jurisdiction.LeadOf(hazard.Domain), "neutral-order", hazard.NeutralOrder);
        }
    }

    /// <summary>A silent join must read like a new hazard, so it names whom the report alone would have gone to (rule 9).</summary>
    private static string ToldDepartment(IntakeDraft draft, Hazard hazard) =>
        Joining.MayBeShown(hazard, draft.Jurisdiction) ? hazard.Department
        : draft.Jurisdiction.PublicSpace.Contains(draft.Route.Domain) && draft.Route.Reason != RouteReason.KeptFromUnit ? draft.Route.Department
        : draft.Jurisdiction.SafetyOffice;

    private static ReportAccepted Answer(IntakeDraft draft, Receipt receipt, Hazard hazard, Report report)
    {
        var jurisdiction = draft.Jurisdiction;
        var outOfScope = hazard.State == HazardState.Guided;
        return new(
            receipt.ToString(),
            report.AcceptedAt,
            outOfScope,
            report.Urgent,
            jurisdiction.DepartmentName(report.ToldDepartment),
            Joining.MayBeShown(hazard, jurisdiction) ? hazard.Reports.Count : 0,
            outOfScope ? jurisdiction.OutOfScopeGuidance : "");
    }

    /// <summary>Year in Shanghai and the township version: unique, increasing, assigned without a counter of its own.</summary>
    internal static string Number(DateTimeOffset now, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(now, Shanghai).Year}-{version:000000}");

    private string NewId() => CrockfordBase32.Encode(ids.Bytes(10));
}
