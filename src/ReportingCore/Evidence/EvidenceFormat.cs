namespace PublicReport.ReportingCore.Evidence;

/// <summary>What a file is by its first bytes; what the sender calls it does not count.</summary>
/// <param name="Kind">"photo", "recording" or "video".</param>
/// <param name="ContentType">Of what is kept: photos become JPEG.</param>
/// <param name="MaxBytes">Largest upload taken.</param>
internal sealed record EvidenceFormat(string Kind, string ContentType, int MaxBytes)
{
    public const string Photo = "photo";
    public const int MostBytes = 20 * Megabyte;
    private const int Megabyte = 1024 * 1024;

    /// <returns>Null for anything not taken as evidence.</returns>
    public static EvidenceFormat? Of(ReadOnlySpan<byte> content) =>
        IsPhoto(content) ? new(Photo, "image/jpeg", 10 * Megabyte)
        : content.StartsWith("#!AMR-WB\n"u8) ? Recording("audio/amr-wb")
        : content.StartsWith("#!AMR\n"u8) ? Recording("audio/amr")
        : content.StartsWith("#!SILK"u8) || content.StartsWith("\u0002#!SILK"u8) ? Recording("audio/silk")
        : content.StartsWith("ID3"u8) || IsMp3Frame(content) ? Recording("audio/mpeg")
        : Brand(content) is not { IsEmpty: false } brand ? null
        : brand.StartsWith("M4A"u8) ? Recording("audio/mp4")
        : new("video", "video/mp4", MostBytes);

    private static EvidenceFormat Recording(string contentType) => new("recording", contentType, 10 * Megabyte);

    private static bool IsPhoto(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || content.StartsWith("GIF87a"u8)
        || content.StartsWith("GIF89a"u8)
        || (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8));

    private static bool IsMp3Frame(ReadOnlySpan<byte> content) => content.Length > 2 && content[0] == 0xFF && content[1] is 0xFB or 0xF3 or 0xF2;

    private static ReadOnlySpan<byte> Brand(ReadOnlySpan<byte> content) =>
        content.Length > 12 && content[4..].StartsWith("ftyp"u8) ? content.Slice(8, 4) : [];
}
