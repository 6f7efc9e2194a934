using PublicReport.Protos.Casework.V1;
using Wire = PublicReport.Protos.Intake.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Between casework messages and the console's view records.</summary>
internal static class CaseworkBackendMapping
{
    /// <summary>The office has it, but not yet the words it may have (architecture rule 9).</summary>
    private const string AwaitingParaphrase = "（为保护举报人，等待安委办转述）";

    public static QueuePage ToView(ListHazardsResponse response) => new([.. response.Hazards.Select(ToView)], response.Total);

    public static OfficeView ToView(GetOfficeResponse office) => new(
        office.AreaCode,
        office.TownshipName,
        [.. office.Departments.Select(ToView)],
        [.. office.Domains.Select(domain => new DomainView(domain.Slug, domain.Name, domain.Lead, domain.Clause))],
        [.. office.Villages.Select(ToView)],
        [.. office.DeclineReasons.Select(ToView)])
    {
        Destinations = [.. office.Destinations.Select(ToView)],
        Needs = office.Acts.ToDictionary(act => act.Act, act => (IReadOnlyList<string>)[.. act.Needs]),
        Warnings = [.. office.Warnings],
    };

    public static HazardFileView ToView(GetHazardResponse file) => new()
    {
        Summary = ToView(file.Summary),
        Reports = [.. file.Reports.Select(ToView)],
        Routing = ToView(file.Routing ?? new()),
        Log = [.. file.Log.Select(entry => new LogView(
            entry.Version, entry.At.ToDateTimeOffset(), entry.Act, entry.ActorName, entry.DepartmentName, entry.Note))],
        Messages = [.. file.Messages.Select(message => new MessageView(
            message.At.ToDateTimeOffset(), message.FromReporter, message.SenderName, message.Text, ToViews(message.Evidence)))],
        AllowedActs = [.. file.AllowedActs],
        NeutralOrder = file.NeutralOrder,
        Paraphrase = file.Paraphrase,
        PossibleDuplicates = [.. file.PossibleDuplicates.Select(ToView)],
        Record = CaseRecordBackendMapping.ToView(file.Record),
        ReleasedPicture = file.ReleasedPicture,
        MayBeShown = file.MayBeShown,
        InConfidence = file.InConfidence,
    };

    public static Wire.SubmitRequest ToMessage(EntryCommand command)
    {
        var anonymity = command.Anonymity switch
        {
            "confidential" => Wire.Anonymity.Confidential,
            "named" => Wire.Anonymity.Named,
            _ => Wire.Anonymity.Anonymous,
        };
        return new()
        {
            RequestId = command.RequestId,
            AreaCode = command.Area,
            Text = command.Text,
            VillageCode = command.Village,
            Place = command.Place,
            Channel = command.Channel switch
            {
                "letter" => Wire.Channel.Letter,
                "visit" => Wire.Channel.Visit,
                "village-cadre" => Wire.Channel.VillageCadre,
                _ => Wire.Channel.Phone,
            },
            Anonymity = anonymity,
            Identity = anonymity == Wire.Anonymity.Anonymous ? null : new() { Name = command.Name, Phone = command.Phone },
            HideFromUnit = command.HideFromUnit,
            Urgent = command.Urgent,
            // Staff have judged it worth entering: an out-of-scope guess must not turn the person away.
            Insist = true,
        };
    }

    public static HazardLine ToView(HazardSummary hazard) => new()
    {
        Id = hazard.HazardId,
        Number = hazard.Number,
        Title = hazard is { Withheld: true, Title: "" } ? AwaitingParaphrase : hazard.Title,
        State = hazard.State,
        Domain = hazard.Domain,
        DomainName = hazard.DomainName,
        Department = hazard.Department,
        DepartmentName = hazard.DepartmentName,
        VillageName = hazard.VillageName,
        Place = hazard.Place,
        Urgent = hazard.Urgent,
        UrgentAcknowledged = hazard.UrgentAcknowledged,
        Alarms = hazard.Alarms,
        ReportCount = hazard.ReportCount,
        FirstReportedAt = hazard.FirstReportedAt.ToDateTimeOffset(),
        DueAt = hazard.DueAt?.ToDateTimeOffset(),
        Version = hazard.Version,
        Withheld = hazard.Withheld,
        DueClock = hazard.DueClock,
        SupervisionLevel = hazard.SupervisionLevel,
        Listed = hazard.Listed,
        Major = hazard.Major,
    };

    private static ReportView ToView(Report report) => new()
    {
        Id = report.ReportId,
        Order = report.Order,
        AcceptedAt = report.AcceptedAt.ToDateTimeOffset(),
        Text = report.Text,
        Circumstances = CircumstancesInfoMapping.ToInfo(report.Circumstances),
        ObservedAt = report.ObservedAt?.ToDateTimeOffset(),
        Channel = report.Channel,
        Anonymity = report.Anonymity,
        HasIdentity = report.HasIdentity,
        Insider = report.Insider,
        Place = report.Place,
        Location = report.HasLocation ? (report.Longitude, report.Latitude) : null,
        NearestPlace = report.NearestPlace,
        Evidence = ToViews(report.Evidence),
        EnteredBy = report.EnteredBy,
        Withdrawn = report.Withdrawn,
        Satisfied = report.HasSatisfied ? report.Satisfied : null,
        MachineJoined = report.MachineJoined,
        SameProbability = report.SameProbability,
    };

    private static RoutingView ToView(Routing routing) => new(
        routing.ModelVersion,
        [.. routing.Proposals.Select(proposal => new ProposalView(
            proposal.Domain, proposal.DomainName, proposal.Department, proposal.DepartmentName, proposal.Probability))],
        [.. routing.Words],
        routing.Clause,
        routing.Reason);

    private static NamedView ToView(Named named) => new(named.Code, named.Name);

    private static List<EvidenceView> ToViews(IEnumerable<EvidenceItem> items) => [.. items.Select(item => new EvidenceView(item.EvidenceId, item.Kind))];
}
