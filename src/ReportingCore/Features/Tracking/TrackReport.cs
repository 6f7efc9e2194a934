using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>What became of a report, for whoever has its receipt.</summary>
public sealed record TrackReport(string Receipt) : IRequest<Outcome<Track>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(TrackReport);
}

/// <param name="Report">The reporter's own report.</param>
/// <param name="Area">Township.</param>
/// <param name="State">Stable kebab-case code.</param>
/// <param name="HandlerName">Office that may be named.</param>
/// <param name="Steps">What happened since this report, never notes between offices.</param>
/// <param name="Messages">Sender names as they may be told.</param>
public sealed record Track(Report Report, string Area, string State, string HandlerName, IReadOnlyList<TrackStep> Steps, IReadOnlyList<Message> Messages)
{
    /// <summary>Null when no objection may be filed.</summary>
    public DateTimeOffset? ObjectionUntil { get; init; }

    public IReadOnlyList<Objection> Objections { get; init; } = [];

    /// <summary>There is a final reply, and the reporter has not said yet whether it satisfies.</summary>
    public bool MayRate { get; init; }
}

public sealed record TrackStep(DateTimeOffset At, string Code, string Detail);

internal sealed class TrackReportHandler(Townships townships, TownshipReader reader, ReplyReceipts receipts, Objecting objecting, TimeProvider clock)
    : IRequestHandler<TrackReport, Outcome<Track>>
{
    public async Task<Outcome<Track>> Handle(TrackReport request, CancellationToken cancellationToken)
    {
        if (!Receipt.TryParse(request.Receipt, out var receipt)
            || townships.Find(receipt.Area) is not { } jurisdiction
            || await reader.FindReceiptAsync(receipt) is not { } id
            || await reader.FindReportAsync(receipt.Area, id) is not { } report
            || await reader.FindHazardAsync(receipt.Area, report.HazardId) is not { } hazard)
        {
            return OwnReport.NotFound;
        }

        await receipts.NoteAsync(receipt.Area, report);
        var events = await reader.EventsAsync(receipt.Area, hazard.Events.Where(version => version >= report.AcceptedVersion));
        return Tell(jurisdiction, hazard, report, events);
    }

    private Track Tell(Jurisdiction jurisdiction, Hazard hazard, Report report, IReadOnlyList<AuditEvent> events)
    {
        var open = OwnReport.IsOpen(hazard, report, jurisdiction);
        var office = jurisdiction.DepartmentName(jurisdiction.SafetyOffice);
        var steps = ToldSteps.Of(events, report, Detail);
        var messages = report.Messages
            .Select(message => message.FromReporter || open ? message : message with { Sender = office }).ToList();

        // Where the matter is not public, or somebody confided in it, a report that joined an older hazard must look like a new one (rule 9).
        var told = open && !hazard.Confided;
        var state = report.Withdrawn ? "withdrawn"
            : told || hazard.State is HazardState.Guided or HazardState.Declined or HazardState.WrittenOff ? Kebab(hazard.State)
            : ToldSteps.State(steps);
        return new(report, jurisdiction.Area, state, HandlerName(), steps, messages)
        {
            ObjectionUntil = ObjectToReplyHandler.Local.Contains(hazard.State)
                ? objecting.Until(hazard, report, jurisdiction.Clocks, clock.GetUtcNow()) : null,
            Objections = hazard.Objections.Where(objection => objection.Report == report.Id).ToList(),
            MayRate = RateReplyHandler.Refusal(report) is null,
        };

        // Whom the reporter was told at acceptance, until an office acts on it before his eyes.
        string HandlerName() => !open ? office
            : !hazard.Confided || report.ToldDepartment.Length == 0 ? jurisdiction.DepartmentName(hazard.Department)
            : steps.LastOrDefault(step => step.Detail.Length > 0)?.Detail ?? jurisdiction.DepartmentName(report.ToldDepartment);

        string Detail(AuditEvent entry) =>
            entry.Actor.Department.Length == 0 ? "" : open ? jurisdiction.DepartmentName(entry.Actor.Department) : office;
    }

    private static string Kebab(HazardState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
