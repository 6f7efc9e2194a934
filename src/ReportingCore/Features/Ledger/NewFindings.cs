using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Makes a hazard of a finding: verified, declared major and being rectified, so that from here on it is cased like any other.</summary>
internal sealed class NewFindings(WorkingCalendar calendar, EnterpriseLinks enterprises, IIdSource ids)
{
    private const string Act = "enter-finding";
    private const int LeastFloor = 3;

    /// <param name="transaction">The commit.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="finding">Without problems.</param>
    /// <param name="jurisdiction">Says who leads the domain.</param>
    /// <param name="origin">For the log: "form" or the file and its row.</param>
    public async Task<Hazard> EnterAsync(TownshipTransaction transaction, Actor actor, FindingInput finding, Jurisdiction jurisdiction, string origin)
    {
        var described = enterprises.Describe(transaction, finding.Enterprise, finding.Domain) with
        {
            Principal = finding.Principal,
            Controller = finding.Controller,
            Contact = finding.Contact,
            VillageCode = finding.VillageCode,
        };
        var enterprise = await EnterpriseLinks.LinkAsync(transaction, actor, described);
        var opened = Open(transaction, actor, finding, jurisdiction) with { Enterprise = enterprise.Id };
        var version = Append(transaction, actor, finding, opened, origin);
        var hazard = SupervisionSteps.Settle(
            opened with { Number = IntakeDecision.Number(transaction.Now, version), Version = version, Events = [version] }, jurisdiction.Clocks, calendar);
        transaction.Save(hazard);
        transaction.SaveFinding(finding.Fingerprint(), hazard.Id);
        return hazard;
    }

    private Hazard Open(TownshipTransaction transaction, Actor actor, FindingInput finding, Jurisdiction jurisdiction)
    {
        var (now, department) = (transaction.Now, jurisdiction.LeadOf(finding.Domain));
        return new()
        {
            Id = new(CrockfordBase32.Encode(ids.Bytes(10))),
            Number = "",
            Version = 0,
            Events = [],
            Source = finding.Source!.Value,
            State = HazardState.Rectifying,
            Domain = finding.Domain,
            Department = department,
            VillageCode = finding.VillageCode,
            Place = finding.Place,
            Title = HazardTitle.Of(finding.Description),
            Reports = [],
            Route = new() { Domain = finding.Domain, Department = department, Reason = RouteReason.AssignedByPerson },
            FirstReportedAt = now,
            LastChangedAt = now,
            Verification = new(finding.Finders, finding.FoundOn!.Value, finding.Description, [], Finding.True, actor.Account, now),
            Rectification = new(RectificationKind.Major, Plan(finding), actor.Account, now),
            Major = new(finding.Standard, finding.Article, finding.Enterprise.Trim(), finding.Principal, finding.Controller, actor.Account, now),
            Supervision = Domain.Hazards.Supervision.None with { Floor = LeastFloor, Level = LeastFloor },
            Milestones = [new(Act, HazardState.Rectifying, department, now)],
        };
    }

    private static RectificationPlan Plan(FindingInput finding) =>
        new(finding.Responsible, finding.Measures, finding.Money, finding.Deadline!.Value, finding.Contingency);

    private static long Append(TownshipTransaction transaction, Actor actor, FindingInput finding, Hazard hazard, string origin) =>
        transaction.Append(new(actor, Act)
        {
            Hazard = hazard.Id,
            Note = finding.Description,
            Details = new Dictionary<string, string>
            {
                ["state"] = hazard.State.ToString(),
                ["department"] = hazard.Department,
                ["domain"] = hazard.Domain,
                ["source"] = hazard.Source.ToString(),
                ["found"] = Day(finding.FoundOn!.Value),
                ["deadline"] = Day(finding.Deadline!.Value),
                ["standard"] = finding.Standard,
                ["article"] = finding.Article,
                ["enterprise"] = hazard.Enterprise!.Value.Value,
                ["signedBy"] = finding.SignedBy,
                ["origin"] = origin,
            },
        });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
