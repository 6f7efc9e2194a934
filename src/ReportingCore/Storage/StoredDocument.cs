using System.Text.Json;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// How every document lies in the store: a schema number, the few facts rule 5 allows in clear, and the sealed rest.
/// </summary>
/// <param name="V">Schema version of the sealed body.</param>
/// <param name="Clear">State, domain, department, village code, versions, times to the minute; never words.</param>
/// <param name="Sealed">XChaCha20-Poly1305 box of the whole document.</param>
internal sealed record StoredDocument(int V, JsonElement? Clear, byte[] Sealed)
{
    private const int CurrentSchema = 1;

    public static byte[] Write<T>(T document, object? clear, KeyRing keys, string key)
    {
        var facts = clear is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(clear, DocumentFormat.Json);
        return DocumentFormat.Write(new StoredDocument(CurrentSchema, facts, keys.Seal(DocumentFormat.Write(document), key)));
    }

    /// <exception cref="NotSupportedException">Written by a newer version of this program.</exception>
    public static T Read<T>(byte[] stored, KeyRing keys, string key)
    {
        var envelope = DocumentFormat.Read<StoredDocument>(stored);
        return envelope.V == CurrentSchema
            ? DocumentFormat.Read<T>(keys.Open(envelope.Sealed, key))
            : throw new NotSupportedException($"{key} has schema {envelope.V}; this program reads {CurrentSchema}");
    }
}
