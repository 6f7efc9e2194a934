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
        : content is [0xFF, 0xF0 or 0xF1 or 0xF8 or 0xF9, _, _, ..] ? Recording("audio/aac")
        : content.StartsWith("OggS"u8) ? Recording("audio/ogg")
        : IsRiff(content, "WAVE"u8) ? Recording("audio/wav")
        : IsWebM(content) ? HasVideo(content) ? Video("video/webm") : Recording("audio/webm")
        : Brand(content) is { IsEmpty: false } brand ? OfBrand(brand)
        : null;

    /// <summary>MP4 and its relatives. Pictures in such a box (HEIC, AVIF) cannot be drawn anew here, so their metadata could not be removed: refused.</summary>
    private static EvidenceFormat? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? Recording("audio/mp4")
        : brand.StartsWith("qt"u8) ? Video("video/quicktime")
        : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif"u8) || brand.StartsWith("msf"u8) || brand.StartsWith("avi"u8) ? null
        : Video("video/mp4");

    private static EvidenceFormat Video(string contentType) => new("video", contentType, MostBytes);

    private static EvidenceFormat Recording(string contentType) => new("recording", contentType, 10 * Megabyte);

    private static bool IsPhoto(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || content.StartsWith("GIF87a"u8)
        || content.StartsWith("GIF89a"u8)
        || IsRiff(content, "WEBP"u8);

    private static bool IsRiff(ReadOnlySpan<byte> content, ReadOnlySpan<byte> form) =>
        content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith(form);

    /// <summary>What browsers record: a Matroska file whose head says "webm".</summary>
    private static bool IsWebM(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && Head(content, 64).IndexOf("webm"u8) > 0;

    /// <summary>Codec names stand in the track list at the beginning: "V_VP8" where there is a picture, "A_OPUS" where there is only sound.</summary>
    private static bool HasVideo(ReadOnlySpan<byte> content)
    {
        var head = Head(content, 4096);
        return head.IndexOf("V_VP"u8) > 0 || head.IndexOf("V_AV1"u8) > 0 || head.IndexOf("V_MPEG"u8) > 0;
    }

    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> content, int length) => content[..Math.Min(length, content.Length)];

    private static bool IsMp3Frame(ReadOnlySpan<byte> content) => content.Length > 2 && content[0] == 0xFF && content[1] is 0xFB or 0xFA or 0xF3 or 0xF2;

    private static ReadOnlySpan<byte> Brand(ReadOnlySpan<byte> content) =>
        content.Length > 12 && content[4..].StartsWith("ftyp"u8) ? content.Slice(8, 4) : [];
}
