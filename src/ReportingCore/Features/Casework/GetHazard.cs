using MediatR;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>A hazard with its reports, history and what the caller may do now.</summary>
public sealed record GetHazard(Actor Actor, HazardId Id) : IRequest<Outcome<HazardFile>>;

/// <param name="Hazard">The matter.</param>
/// <param name="Reports">In order of acceptance; only those whose originals the caller may see.</param>
/// <param name="Events">The history, without what tells of a report the caller may not see.</param>
/// <param name="AllowedActs">What the workflow table lets the caller do now.</param>
/// <param name="Withheld">Some originals are kept from the caller.</param>
public sealed record HazardFile(
    Hazard Hazard, IReadOnlyList<Report> Reports, IReadOnlyList<AuditEvent> Events, IReadOnlyList<Act> AllowedActs, bool Withheld)
{
    /// <summary>What each piece of evidence is: "photo", "recording" or "video".</summary>
    public required IReadOnlyDictionary<EvidenceId, string> EvidenceKinds { get; init; }

    public bool Shows(ReportId id) => Reports.Any(report => report.Id == id);

    /// <summary>Open hazards the machine holds for perhaps the same, most probable first; only those the caller may see.</summary>
    public IReadOnlyList<Hazard> Perhaps { get; init; } = [];
}

internal sealed class GetHazardHandler(Townships townships, TownshipReader reader, IEvidenceStore evidence) : IRequestHandler<GetHazard, Outcome<HazardFile>>
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "hazard-not-found");

    public async Task<Outcome<HazardFile>> Handle(GetHazard request, CancellationToken cancellationToken)
    {
        var (actor, area) = (request.Actor, request.Actor.Area);
        var jurisdiction = townships.Get(area);
        if (await reader.FindHazardAsync(area, request.Id) is not { } hazard || !HazardAccess.Sees(actor, hazard, jurisdiction))
        {
            return NotFound;
        }

        var all = (await reader.ReportsAsync(area, hazard.Reports)).OrderBy(report => report.AcceptedVersion).ToList();
        var visible = all.Where(report => HazardAccess.SeesOriginal(actor, hazard, report, jurisdiction)).ToList();
        var hidden = all.Except(visible).Select(report => report.Id).ToHashSet();
        var events = HiddenReports.Without(
            hidden, await reader.EventsAsync(area, hazard.Events), HazardAccess.IsWithheld(actor, hazard, jurisdiction));
        var acts = Enum.GetValues<Act>()
            .Where(act => WorkflowTable.Find(hazard.State, act, actor, hazard, jurisdiction.SafetyOffice) is not null).ToList();
        var pieces = visible.SelectMany(report => report.Evidence.Concat(report.Messages.SelectMany(message => message.Evidence)));
        var perhaps = await reader.HazardsAsync(area, hazard.PossibleDuplicates.OrderByDescending(item => item.Probability).Select(item => item.Hazard));
        return new HazardFile(hazard, visible, events, acts, visible.Count < all.Count)
        {
            EvidenceKinds = await evidence.KindsAsync(area, pieces),
            Perhaps = perhaps.Where(other => Joining.ReportsMayMove(other.State) && HazardAccess.Sees(actor, other, jurisdiction)).ToList(),
        };
    }
}
