using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Openings of identities: who asked, who decided, never what was inside.</summary>
internal static class OpeningDocuments
{
    public static Task<IdentityOpening?> FindOpeningAsync(this TownshipTransaction transaction, string id) =>
        transaction.ReadDocumentAsync<IdentityOpening>(transaction.Keys.Opening(id));

    public static void Save(this TownshipTransaction transaction, IdentityOpening opening, long version)
    {
        transaction.WriteDocument(transaction.Keys.Opening(opening.Id), opening);
        transaction.Staged.SortedSetAdd(transaction.Keys.Openings, opening.Id, version);
    }
}
