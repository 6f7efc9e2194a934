using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Papers;

/// <summary>A paper of a hazard, for whoever may see the hazard; every preparation is an event.</summary>
internal sealed record PreparePaper(Actor Actor, HazardId Hazard, string Kind) : IRequest<Outcome<OfficialPaper>>;

internal sealed class PreparePaperHandler(Townships townships, TownshipReader reader, TownshipStore store, IIdSource ids, TimeProvider clock)
    : IRequestHandler<PreparePaper, Outcome<OfficialPaper>>
{
    public async Task<Outcome<OfficialPaper>> Handle(PreparePaper request, CancellationToken cancellationToken)
    {
        var (actor, area) = (request.Actor, request.Actor.Area);
        var jurisdiction = townships.Get(area);
        if (await reader.FindHazardAsync(area, request.Hazard) is not { } hazard || !HazardAccess.Sees(actor, hazard, jurisdiction))
        {
            return GetHazardHandler.NotFound;
        }

        if (Papers.Write(request.Kind, PaperFacts.Of(hazard, jurisdiction, clock.GetUtcNow())) is not { } paper)
        {
            return new Refusal(RefusalKind.NotAllowedNow, "paper-not-available", "there is nothing yet to write this paper about");
        }

        var recorded = await store.CommitAsync<Done>(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(actor, "paper-prepared") { Hazard = hazard.Id, Details = new Dictionary<string, string> { ["kind"] = request.Kind } });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        return recorded.IsOk ? paper : recorded.Refusal!;
    }
}
