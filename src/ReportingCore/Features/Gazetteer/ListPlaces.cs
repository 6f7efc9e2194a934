using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Gazetteer;

/// <summary>All places of the caller's township, by name.</summary>
public sealed record ListPlaces(Actor Actor) : IRequest<Outcome<IReadOnlyList<KnownPlace>>>;

internal sealed class ListPlacesHandler(Townships townships, TownshipReader reader) : IRequestHandler<ListPlaces, Outcome<IReadOnlyList<KnownPlace>>>
{
    public async Task<Outcome<IReadOnlyList<KnownPlace>>> Handle(ListPlaces request, CancellationToken cancellationToken)
    {
        var changes = await reader.PlaceChangesAsync(request.Actor.Area);
        var places = KnownPlaces.Merge(townships.Get(request.Actor.Area), changes);
        return Outcome<IReadOnlyList<KnownPlace>>.Ok([.. places.OrderBy(known => known.Place.Village).ThenBy(known => known.Place.Name, StringComparer.Ordinal)]);
    }
}
