using System.Text.Json;
using System.Text.Json.Serialization;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Storage;

/// <summary>JSON of stored documents: enums by name, identifiers as plain strings, nothing null.</summary>
internal static class DocumentFormat
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(),
            new IdentifierConverter<ReportId>(),
            new IdentifierConverter<HazardId>(),
            new IdentifierConverter<EvidenceId>(),
            new IdentifierConverter<EnterpriseId>(),
        },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <exception cref="JsonException">The document is not of this type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<T>(utf8, Json) ?? throw new JsonException($"a stored {typeof(T).Name} is null");

    private sealed class IdentifierConverter<T> : JsonConverter<T>
        where T : struct, IIdentifier<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            T.From(reader.GetString() ?? throw new JsonException("an identifier is null"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
