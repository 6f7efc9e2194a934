using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Opens one photo or recording for somebody who may see the report it belongs to; every opening is an event.</summary>
public sealed record ReadEvidence(Actor Actor, HazardId Hazard, EvidenceId Evidence) : IRequest<Outcome<EvidenceContent>>;

public sealed record EvidenceContent(string ContentType, byte[] Content);

internal sealed class ReadEvidenceHandler(Townships townships, TownshipReader reader, TownshipStore store, IEvidenceStore evidence, IIdSource ids)
    : IRequestHandler<ReadEvidence, Outcome<EvidenceContent>>
{
    private static Refusal NotFound { get; } = new(RefusalKind.NotFound, "evidence-not-found");

    public async Task<Outcome<EvidenceContent>> Handle(ReadEvidence request, CancellationToken cancellationToken)
    {
        var (actor, area) = (request.Actor, request.Actor.Area);
        var jurisdiction = townships.Get(area);
        if (await reader.FindHazardAsync(area, request.Hazard) is not { } hazard || !HazardAccess.Sees(actor, hazard, jurisdiction))
        {
            return GetHazardHandler.NotFound;
        }

        if (await evidence.ReadAsync(area, request.Evidence) is not { } found)
        {
            return NotFound;
        }

        var reports = await reader.ReportsAsync(area, hazard.Reports);
        var owner = reports.FirstOrDefault(report => Has(report, request.Evidence));
        if (found.Description.Hazard != hazard.Id && (owner is null || !HazardAccess.SeesOriginal(actor, hazard, owner, jurisdiction)))
        {
            return NotFound;
        }

        var recorded = await store.CommitAsync(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(actor, "evidence-read") { Hazard = hazard.Id, Report = owner?.Id });
            return Task.FromResult(Outcome<Done>.Ok(Done.Instance));
        });
        return recorded.IsOk ? new EvidenceContent(found.Description.ContentType, found.Content) : recorded.Refusal!;
    }

    private static bool Has(Report report, EvidenceId id) =>
        report.Evidence.Contains(id) || report.Messages.Any(message => message.Evidence.Contains(id));
}
