using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features;
using UseCases = PublicReport.ReportingCore.Features.Ledger;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>From the ledger's use cases to messages, with the names of the jurisdiction.</summary>
internal sealed class LedgerMapping(Townships townships)
{
    public ListEntriesResponse ToMessage(UseCases.LedgerPage page, Actor actor)
    {
        var response = new ListEntriesResponse { Total = page.Total };
        response.Entries.AddRange(page.Entries.Select(entry => ToMessage(entry, actor, page.Today)));
        return response;
    }

    public GetEntryResponse ToMessage(UseCases.LedgerEntryFile file, Actor actor)
    {
        var (hazard, major, plan) = (file.Entry.Hazard, file.Entry.Hazard.Major!, file.Entry.Hazard.Rectification?.Plan);
        var response = new GetEntryResponse
        {
            Entry = ToMessage(file.Entry, actor, file.Today),
            Standard = major.Standard,
            Article = major.Article,
            Principal = major.Principal,
            Controller = major.Controller,
            Responsible = plan?.Responsible ?? "",
            Measures = plan?.Measures ?? "",
            Money = plan?.Money ?? "",
            Contingency = plan?.Contingency ?? "",
            MayUpdate = file.MayUpdate,
        };
        response.Finders.AddRange(hazard.Verification?.People ?? []);
        response.Progress.AddRange(hazard.Progress.Select(note => new Progress { Text = note.Text, By = note.By, At = note.At.ToTimestamp() }));
        return response;
    }

    public FindEnterprisesResponse ToMessage(IReadOnlyList<UseCases.EnterpriseLine> lines, Actor actor)
    {
        var response = new FindEnterprisesResponse();
        response.Enterprises.AddRange(lines.Select(line => new EnterpriseLine
        {
            Enterprise = ToMessage(line.Enterprise, townships.Get(actor.Area)),
            Match = line.Match,
            Outstanding = line.Outstanding,
            Counters = ToMessage(line.Counters),
        }));
        return response;
    }

    public GetEnterpriseResponse ToMessage(UseCases.EnterpriseFile file, Actor actor)
    {
        var jurisdiction = townships.Get(actor.Area);
        var response = new GetEnterpriseResponse { Enterprise = ToMessage(file.Enterprise, jurisdiction), Counters = ToMessage(file.Counters) };
        response.Entries.AddRange(file.Entries.Select(entry => ToMessage(entry, actor, file.Today)));
        response.SelfChecks.AddRange(file.Enterprise.SelfChecks.Reverse().Select(check => new Protos.Ledger.V1.SelfCheck
        {
            On = Day(check.On),
            LedByPrincipal = check.LedByPrincipal,
            Leader = check.Leader,
            Findings = check.Findings,
            Note = check.Note,
        }));
        response.Alike.AddRange(file.Alike.Select(alike => ToMessage(alike, jurisdiction)));
        response.Changes.AddRange(file.Events.Reverse().Select(entry => ToMessage(entry, jurisdiction)));
        return response;
    }

    public ListDutiesResponse ToMessage(UseCases.DutyList list, Actor actor)
    {
        var response = new ListDutiesResponse { Enterprises = list.Enterprises };
        foreach (var duty in list.Duties)
        {
            var message = new Protos.Ledger.V1.Duty
            {
                Enterprise = ToMessage(duty.Enterprise, townships.Get(actor.Area)),
                LastCheck = Day(duty.LastCheck),
                Overdue = duty.IsOverdue,
            };
            message.Missing.AddRange(duty.Missing.Select(period => period.Name));
            response.Duties.Add(message);
        }

        return response;
    }

    private Entry ToMessage(LedgerEntry entry, Actor actor, DateOnly today)
    {
        var (hazard, jurisdiction) = (entry.Hazard, townships.Get(actor.Area));
        return new()
        {
            HazardId = hazard.Id.Value,
            Number = hazard.Number,

            // The words of staff who were there; never those of a reporter.
            Finding = hazard.Verification?.Findings ?? "",
            State = Kebab(hazard.State.ToString()),
            Source = Kebab(hazard.Source.ToString()),
            Domain = hazard.Domain,
            DomainName = jurisdiction.DomainName(hazard.Domain),
            DepartmentName = jurisdiction.DepartmentName(hazard.Department),
            VillageName = jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
            Place = hazard.Place,
            EnterpriseId = hazard.Enterprise?.Value ?? "",
            EnterpriseName = hazard.Major!.Enterprise,
            FoundOn = Day(entry.FoundOn),
            Deadline = Day(entry.Deadline),
            ClosedOn = Day(entry.ClosedOn),
            Overdue = entry.IsOverdue(today),
            SupervisionLevel = hazard.Supervision.Level,
            Listed = hazard.Supervision.IsListed,
            Version = hazard.Version,
            Progress = hazard.Progress is [.., var last] ? last.Text : "",
            NotifiedOn = Day(hazard.Major.NotifiedOn),
        };
    }

    private static Protos.Ledger.V1.Enterprise ToMessage(Domain.Ledger.Enterprise enterprise, Jurisdiction jurisdiction)
    {
        var message = new Protos.Ledger.V1.Enterprise
        {
            EnterpriseId = enterprise.Id.Value,
            Name = enterprise.Name,
            Principal = enterprise.Principal,
            Controller = enterprise.Controller,
            Contact = enterprise.Contact,
            Domain = enterprise.Domain,
            DomainName = jurisdiction.DomainName(enterprise.Domain),
            HighRisk = enterprise.IsHighRisk(jurisdiction),
            VillageCode = enterprise.VillageCode,
            VillageName = jurisdiction.FindVillage(enterprise.VillageCode)?.Name ?? "",
            Notes = enterprise.Notes,
            EnteredOn = Day(enterprise.EnteredOn),
            ClosedOn = Day(enterprise.ClosedOn),
            Version = enterprise.Version,
        };
        if (enterprise.HighRisk is { } set)
        {
            message.HighRiskSet = set;
        }

        return message;
    }

    private static Counters ToMessage(RepeatCounters counters) => new()
    {
        Found180 = counters.Found180,
        FoundYear = counters.FoundYear,
        Enforced180 = counters.Enforced180,
        EnforcedYear = counters.EnforcedYear,
        Flagged = counters.IsFlagged,
    };

    private static ChangeEntry ToMessage(AuditEvent entry, Jurisdiction jurisdiction) => new()
    {
        At = entry.At.ToTimestamp(),
        Act = entry.Act,
        ActorName = entry.Actor.DisplayName,
        DepartmentName = entry.Actor.Department.Length > 0 ? jurisdiction.DepartmentName(entry.Actor.Department) : "",
        Note = entry.Note,
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
