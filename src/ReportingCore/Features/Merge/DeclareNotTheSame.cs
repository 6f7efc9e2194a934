using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>不是同一件: the verdict sticks on both sides and the machine's suggestion goes.</summary>
public sealed record DeclareNotTheSame(ActHeader Header, HazardId Other) : IRequest<Outcome<ActDone>>;

internal sealed class DeclareNotTheSameHandler(TwoHazards hazards) : IRequestHandler<DeclareNotTheSame, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(DeclareNotTheSame request, CancellationToken cancellationToken) =>
        hazards.CommitAsync(request.Header, async (transaction, hazard) =>
        {
            if (request.Other == hazard.Id)
            {
                return TwoHazards.SameHazard;
            }

            if (await hazards.FindAsync(transaction, request.Header.Actor, request.Other) is not { } other)
            {
                return GetHazardHandler.NotFound;
            }

            transaction.Save(TwoHazards.Stamp(transaction, request.Header, "not-the-same", Apart(other, hazard.Id), hazard.Id));
            var saved = TwoHazards.Stamp(transaction, request.Header, "not-the-same", Apart(hazard, other.Id), other.Id);
            transaction.Save(saved);
            return new ActDone(saved.Version, saved.State);
        });

    private static Hazard Apart(Hazard hazard, HazardId other) => hazard with
    {
        NotSameAs = [.. hazard.NotSameAs.Where(id => id != other), other],
        PossibleDuplicates = hazard.PossibleDuplicates.Where(item => item.Hazard != other).ToList(),
    };
}
