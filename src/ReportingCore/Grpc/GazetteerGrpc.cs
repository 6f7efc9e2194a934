using Grpc.Core;
using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Gazetteer.V1;
using PublicReport.ReportingCore.Domain.Places;
using UseCases = PublicReport.ReportingCore.Features.Gazetteer;

namespace PublicReport.ReportingCore.Grpc;

internal sealed class GazetteerGrpc(IMediator mediator, Callers callers) : Gazetteer.GazetteerBase
{
    public override async Task<ListPlacesResponse> ListPlaces(ListPlacesRequest request, ServerCallContext context)
    {
        var places = (await mediator.Send(new UseCases.ListPlaces(callers.Required(context)), context.CancellationToken)).OrThrow();
        var response = new ListPlacesResponse();
        response.Places.AddRange(places.Select(ToMessage));
        return response;
    }

    public override async Task<SavePlaceResponse> SavePlace(SavePlaceRequest request, ServerCallContext context)
    {
        var command = new UseCases.SavePlace(callers.Required(context), request.RequestId, ToDomain(request.Place ?? new()));
        (await mediator.Send(command, context.CancellationToken)).OrThrow();
        return new();
    }

    public override async Task<RemovePlaceResponse> RemovePlace(RemovePlaceRequest request, ServerCallContext context)
    {
        (await mediator.Send(new UseCases.RemovePlace(callers.Required(context), request.RequestId, request.Name), context.CancellationToken)).OrThrow();
        return new();
    }

    private static Place ToMessage(KnownPlace known)
    {
        var message = new Place
        {
            Name = known.Place.Name,
            VillageCode = known.Place.Village ?? "",
            Longitude = known.Place.Longitude,
            Latitude = known.Place.Latitude,
            RadiusMetres = known.Place.RadiusMetres,
            Placeholder = known.Place.Placeholder,
            Source = known.Source switch { PlaceSource.File => "file", PlaceSource.Office => "office", _ => "hazard" },
        };
        message.Aliases.AddRange(known.Place.Aliases);
        return message;
    }

    private static NamedPlace ToDomain(Place place) => new()
    {
        Name = place.Name.Trim(),
        Aliases = [.. place.Aliases.Select(alias => alias.Trim())],
        Village = place.VillageCode.Length > 0 ? place.VillageCode : null,
        Longitude = place.Longitude,
        Latitude = place.Latitude,
        RadiusMetres = place.RadiusMetres,
        Placeholder = place.Placeholder,
    };
}
