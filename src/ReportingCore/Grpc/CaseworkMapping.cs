using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using Enum = System.Enum;
using Reports = PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Between casework messages and use cases.</summary>
internal sealed class CaseworkMapping(Townships townships, WorkingCalendar calendar, TimeProvider clock)
{
    public static string StateName(HazardState state) => Kebab(state.ToString());

    public static ListHazards ToQuery(ListHazardsRequest request, Actor actor, Jurisdiction jurisdiction) => new(actor)
    {
        Department = request.Queue switch
        {
            "triage" => jurisdiction.SafetyOffice,
            "department" => actor.Department,
            _ => request.Department,
        },
        States = Enum.GetValues<HazardState>().Where(state => request.States.Contains(StateName(state))).ToList(),
        Domain = request.Domain,
        VillageCode = request.VillageCode,
        Search = request.Search,
        UrgentOnly = request.UrgentOnly,
        From = request.From?.ToDateTimeOffset(),
        To = request.To?.ToDateTimeOffset(),
        Skip = int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0,
        Take = request.PageSize == 0 ? 50 : request.PageSize,
    };

    public static GetOfficeResponse ToMessage(Jurisdiction jurisdiction)
    {
        var office = new GetOfficeResponse { AreaCode = jurisdiction.Area, TownshipName = jurisdiction.Name };
        office.Departments.AddRange(jurisdiction.Departments.Select(item => new Named { Code = item.Key, Name = item.Value.Name }));
        office.Villages.AddRange(jurisdiction.Villages.Select(village => new Named { Code = village.Code, Name = village.Name }));
        office.DeclineReasons.AddRange(jurisdiction.DeclineReasons.Select(reason => new Named { Code = reason.Key, Name = reason.Value }));
        office.Destinations.AddRange(Destinations.All.Select(item => new Named { Code = item.Key, Name = item.Value }));
        office.Acts.AddRange(WorkflowTable.All.GroupBy(row => row.Act).Select(rows =>
        {
            var rule = new ActRequirements { Act = ActNames.Of(rows.Key) };
            rule.Needs.AddRange(rows.First().Needs.Select(ActNames.Of));
            return rule;
        }));
        office.Domains.AddRange(jurisdiction.Domains.Select(item =>
            new DomainLead { Slug = item.Key, Name = item.Value.Name, Lead = item.Value.Lead, Clause = item.Value.Clause }));
        return office;
    }

    public ListHazardsResponse ToMessage(HazardPage page, ListHazards query, Actor actor)
    {
        var jurisdiction = townships.Get(actor.Area);
        var response = new ListHazardsResponse { Total = page.Total };
        response.Hazards.AddRange(page.Hazards.Select(hazard => ToSummary(hazard, jurisdiction, actor)));
        var next = query.Skip + page.Hazards.Count;
        response.NextPageToken = next < page.Total ? next.ToString(CultureInfo.InvariantCulture) : "";
        return response;
    }

    public GetHazardResponse ToMessage(HazardFile file, IReadOnlyList<KnownPlace> places, Actor actor)
    {
        var jurisdiction = townships.Get(actor.Area);
        var response = new GetHazardResponse
        {
            Summary = ToSummary(file.Hazard, jurisdiction, actor),
            Routing = ToMessage(file.Hazard.Route, jurisdiction, file.Withheld),
            NeutralOrder = file.Hazard.NeutralOrder,
            Paraphrase = file.Hazard.Paraphrase,
            Record = CaseRecordMapping.ToMessage(file, jurisdiction, calendar, clock.GetUtcNow()),
            ReleasedPicture = file.Hazard.ReleasedPicture?.Value ?? "",
            MayBeShown = Joining.MayBeShown(HazardAccess.AsSeenBy(actor, file.Hazard, jurisdiction), jurisdiction),
            InConfidence = (file.Hazard.Withheld || file.Hazard.Confided) && HazardAccess.SeesAll(actor, jurisdiction),
        };
        response.Reports.AddRange(file.Reports.Select(report => Located(ToMessage(report, OrderOf(file, report), file), report, places)));
        response.Messages.AddRange(file.Reports.SelectMany(report => ToMessages(report, file)).OrderBy(message => message.At));
        response.Log.AddRange(file.Events.Select(entry => ToMessage(entry, jurisdiction)));
        response.AllowedActs.AddRange(file.AllowedActs.Select(ActNames.Of));
        response.PossibleDuplicates.AddRange(file.Perhaps.Select(other => ToSummary(other, jurisdiction, actor)));
        return response;
    }

    /// <summary>A pin is told as the nearest known place, never as a certain village.</summary>
    private static Report Located(Report message, Reports.Report report, IReadOnlyList<KnownPlace> places)
    {
        message.NearestPlace = report.Location is { } pin ? KnownPlaces.Nearest(pin, places) : "";
        return message;
    }

    /// <summary>Among those the caller sees: a gap would tell of the others.</summary>
    private static int OrderOf(HazardFile file, Reports.Report report) => file.Reports.ToList().IndexOf(report) + 1;

    public HazardSummary ToSummary(Hazard hazard, Actor actor) => ToSummary(hazard, townships.Get(actor.Area), actor);

    private HazardSummary ToSummary(Hazard hazard, Jurisdiction jurisdiction, Actor actor)
    {
        var seen = HazardAccess.AsSeenBy(actor, hazard, jurisdiction);
        return new()
        {
            DueAt = CaseClocks.NextDue(hazard, jurisdiction.Clocks, calendar)?.DueAt.ToTimestamp(),
            DueClock = CaseClocks.NextDue(hazard, jurisdiction.Clocks, calendar)?.Code ?? "",
            SupervisionLevel = hazard.Supervision.Level,
            Listed = hazard.Supervision.IsListed,
            Major = hazard.Major is not null,
            HazardId = hazard.Id.Value,
            Number = hazard.Number,
            Title = seen.Title,
            State = StateName(hazard.State),
            Domain = hazard.Domain,
            DomainName = jurisdiction.DomainName(hazard.Domain),
            Department = hazard.Department,
            DepartmentName = jurisdiction.DepartmentName(hazard.Department),
            VillageName = jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
            Place = seen.Place,
            Urgent = hazard.Urgent,
            UrgentAcknowledged = hazard.UrgentAcknowledgedBy.Length > 0,
            Alarms = WorkflowTable.Alarms(hazard),
            ReportCount = seen.Reports.Count,
            FirstReportedAt = hazard.FirstReportedAt.ToTimestamp(),
            LastChangedAt = hazard.LastChangedAt.ToTimestamp(),
            Version = hazard.Version,
            Withheld = seen.Withheld && !HazardAccess.SeesAll(actor, jurisdiction),
            MachineRouted = hazard.Route.Reason == RouteReason.Dispatched,
        };
    }

    private static Report ToMessage(Reports.Report report, int order, HazardFile file)
    {
        var message = new Report
        {
            ReportId = report.Id.Value,
            Order = order,
            AcceptedAt = report.AcceptedAt.ToTimestamp(),
            Text = report.Text,
            Channel = Kebab(report.Channel.ToString()),
            Anonymity = Kebab(report.Anonymity.ToString()),
            HasIdentity = report.HasIdentity,
            Insider = report.Insider,
            Place = report.Place,
            HasLocation = report.Location is not null,
            Longitude = report.Location?.Longitude ?? 0,
            Latitude = report.Location?.Latitude ?? 0,
            EnteredBy = report.EnteredBy,
            Withdrawn = report.Withdrawn,
            MachineJoined = report.MachineJoined,
            SameProbability = report.SameProbability,
            Circumstances = CircumstancesMapping.ToMessage(report.Circumstances),
            ObservedAt = report.ObservedAt?.ToTimestamp(),
        };
        if (report.Satisfied is { } satisfied)
        {
            message.Satisfied = satisfied;
        }

        message.Evidence.AddRange(report.Evidence.Select(id => ToItem(id, file)));
        return message;
    }

    private static EvidenceItem ToItem(Domain.EvidenceId id, HazardFile file) => new() { EvidenceId = id.Value, Kind = file.EvidenceKinds.GetValueOrDefault(id, "") };

    private static IEnumerable<Message> ToMessages(Reports.Report report, HazardFile file) => report.Messages.Select(said =>
    {
        var message = new Message
        {
            At = said.At.ToTimestamp(),
            ReportId = report.Id.Value,
            FromReporter = said.FromReporter,
            SenderName = said.Sender,
            Text = said.Text,
        };
        message.Evidence.AddRange(said.Evidence.Select(id => ToItem(id, file)));
        return message;
    });

    private static Protos.Casework.V1.Routing ToMessage(RouteDecision route, Jurisdiction jurisdiction, bool withheld)
    {
        var routing = new Protos.Casework.V1.Routing
        {
            ModelVersion = route.ModelVersion,
            Clause = jurisdiction.Domains.TryGetValue(route.Domain, out var domain) ? domain.Clause : "",
            Reason = Kebab(route.Reason.ToString()),
            InvalidProbability = route.InvalidProbability,
        };
        routing.Words.AddRange(withheld ? [] : route.Words);
        routing.Proposals.AddRange(route.Proposals.Select(proposal => new Protos.Casework.V1.Proposal
        {
            Domain = proposal.Domain,
            DomainName = jurisdiction.DomainName(proposal.Domain),
            Department = proposal.Department,
            DepartmentName = jurisdiction.DepartmentName(proposal.Department),
            Probability = proposal.Probability,
        }));
        return routing;
    }

    private static LogEntry ToMessage(AuditEvent entry, Jurisdiction jurisdiction) => new()
    {
        Version = entry.Version,
        At = entry.At.ToTimestamp(),
        Act = entry.Act,
        ActorName = entry.Actor.DisplayName,
        DepartmentName = entry.Actor.Department.Length > 0 ? jurisdiction.DepartmentName(entry.Actor.Department) : "",
        Note = entry.Note,
    };

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
