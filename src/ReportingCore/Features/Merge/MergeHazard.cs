using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>并案: the hazard of the header goes into another; its reports keep their place in the order of acceptance.</summary>
public sealed record MergeHazard(ActHeader Header, HazardId Into) : IRequest<Outcome<ActDone>>;

internal sealed class MergeHazardHandler(TwoHazards hazards) : IRequestHandler<MergeHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(MergeHazard request, CancellationToken cancellationToken) =>
        hazards.CommitAsync(request.Header, async (transaction, hazard) =>
        {
            if (request.Into == hazard.Id)
            {
                return TwoHazards.SameHazard;
            }

            if (await hazards.FindAsync(transaction, request.Header.Actor, request.Into) is not { } into)
            {
                return GetHazardHandler.NotFound;
            }

            if (!hazards.IsOwn(request.Header.Actor, into))
            {
                return TwoHazards.NotAllowed;
            }

            // Paraphrased to a department, its originals must not come to it by way of another hazard.
            var jurisdiction = hazards.JurisdictionOf(transaction);
            if (hazard.Withheld && !into.Withheld && !HazardAccess.SeesAll(request.Header.Actor, jurisdiction))
            {
                return TwoHazards.NotAllowed;
            }

            if (MergeGuard.Refuse(hazard, into) is { } refusal)
            {
                return refusal;
            }

            var reports = await TwoHazards.ReportsAsync(transaction, hazard.Reports.Concat(into.Reports));
            var withheld = into.Withheld || (hazard.Withheld && jurisdiction.RunsThePlace(into.Department, hazard.Domain));
            var moved = CaseMerging.Merge(hazard, into with { Withheld = withheld }, id => reports[id].AcceptedVersion);
            return await hazards.SaveAsync(transaction, request.Header, "merge", moved, reports);
        });
}
