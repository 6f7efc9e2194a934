using PublicReport.ReportingCore.Domain.Places;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Changes to the township's places, sealed in one document: there are hundreds, not millions.</summary>
internal static class PlaceDocuments
{
    public static async Task<IReadOnlyList<KnownPlace>> PlaceChangesAsync(this TownshipReader reader, string area) =>
        (await reader.FindAsync<PlaceChanges>(new TownshipKeys(area).Places))?.Places ?? [];

    public static async Task<IReadOnlyList<KnownPlace>> PlaceChangesAsync(this TownshipTransaction transaction) =>
        (await transaction.ReadDocumentAsync<PlaceChanges>(transaction.Keys.Places))?.Places ?? [];

    /// <summary>Adds the place, or replaces the one of the same name.</summary>
    public static async Task SaveAsync(this TownshipTransaction transaction, KnownPlace changed)
    {
        var others = (await transaction.PlaceChangesAsync()).Where(known => known.Place.Name != changed.Place.Name);
        transaction.WriteDocument(transaction.Keys.Places, new PlaceChanges([.. others, changed]));
    }

    private sealed record PlaceChanges(IReadOnlyList<KnownPlace> Places);
}
