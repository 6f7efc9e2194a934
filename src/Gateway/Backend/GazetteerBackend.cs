using PublicReport.Protos.Gazetteer.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>A named place as the console shows it; WGS-84 degrees, metres; the source is "file", "office" or "hazard".</summary>
public sealed record PlaceView(
    string Name, IReadOnlyList<string> Aliases, string Village, double Longitude, double Latitude, double RadiusMetres, bool Placeholder, string Source);

/// <summary>Named places of the township.</summary>
public interface IGazetteerBackend
{
    Task<Answer<IReadOnlyList<PlaceView>>> PlacesAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<bool>> SaveAsync(string token, string requestId, PlaceView place, CancellationToken cancellationToken = default);

    Task<Answer<bool>> RemoveAsync(string token, string requestId, string name, CancellationToken cancellationToken = default);
}

internal sealed class GazetteerBackend(Gazetteer.GazetteerClient gazetteer) : IGazetteerBackend
{
    public Task<Answer<IReadOnlyList<PlaceView>>> PlacesAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync<ListPlacesResponse, IReadOnlyList<PlaceView>>(
            gazetteer.ListPlacesAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)), answer => [.. answer.Places.Select(ToView)]);

    public Task<Answer<bool>> SaveAsync(string token, string requestId, PlaceView place, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            gazetteer.SavePlaceAsync(new() { RequestId = requestId, Place = ToMessage(place) }, CaseworkBackendCalls.Options(token, cancellationToken)), _ => true);

    public Task<Answer<bool>> RemoveAsync(string token, string requestId, string name, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            gazetteer.RemovePlaceAsync(new() { RequestId = requestId, Name = name }, CaseworkBackendCalls.Options(token, cancellationToken)), _ => true);

    private static PlaceView ToView(Place place) => new(
        place.Name, [.. place.Aliases], place.VillageCode, place.Longitude, place.Latitude, place.RadiusMetres, place.Placeholder, place.Source);

    private static Place ToMessage(PlaceView place)
    {
        var message = new Place
        {
            Name = place.Name,
            VillageCode = place.Village,
            Longitude = place.Longitude,
            Latitude = place.Latitude,
            RadiusMetres = place.RadiusMetres,
            Placeholder = place.Placeholder,
        };
        message.Aliases.AddRange(place.Aliases);
        return message;
    }
}
