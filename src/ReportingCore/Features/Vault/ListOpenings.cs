using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Features.Vault;

/// <summary>The newest openings: all of them for a custodian, one's own for everybody else.</summary>
public sealed record ListOpenings(Actor Actor) : IRequest<Outcome<IReadOnlyList<IdentityOpening>>>;

internal sealed class ListOpeningsHandler(TownshipReader reader) : IRequestHandler<ListOpenings, Outcome<IReadOnlyList<IdentityOpening>>>
{
    private const int Newest = 500;

    public async Task<Outcome<IReadOnlyList<IdentityOpening>>> Handle(ListOpenings request, CancellationToken cancellationToken)
    {
        var openings = await reader.OpeningsAsync(request.Actor.Area, Newest);
        return Outcome<IReadOnlyList<IdentityOpening>>.Ok(openings
            .Where(opening => request.Actor.Is(Role.Custodian) || opening.AskedBy.Account == request.Actor.Account).ToList());
    }
}
