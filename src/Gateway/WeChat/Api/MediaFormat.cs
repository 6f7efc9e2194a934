using System.Text;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>What a download is by its first bytes; WeChat's header does not count.</summary>
internal static class MediaFormat
{
    /// <returns>Null for anything that is no photo, recording or video.</returns>
    public static WeChatMedia? Of(byte[] bytes) => KindOf(bytes) is { } kind ? new(kind, ContentTypeOf(kind), bytes) : null;

    private static MediaKind? KindOf(ReadOnlySpan<byte> bytes)
    {
        (byte[] Start, MediaKind Kind)[] known =
        [
            ([0xFF, 0xD8, 0xFF], MediaKind.Jpeg),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], MediaKind.Png),
            ([.. "GIF8"u8], MediaKind.Gif),
            ([.. "#!AMR"u8], MediaKind.Amr),
            ([.. "#!SILK"u8], MediaKind.Silk),
            ([0x02, .. "#!SILK"u8], MediaKind.Silk),
            ([.. "ID3"u8], MediaKind.Mp3),
        ];
        foreach (var (start, kind) in known)
        {
            if (bytes.StartsWith(start))
            {
                return kind;
            }
        }

        return bytes switch
        {
            [0xFF, 0xFB or 0xF3 or 0xF2, ..] => MediaKind.Mp3,
            _ when Holds(bytes, 0, "RIFF") && Holds(bytes, 8, "WEBP") => MediaKind.WebP,
            _ when Holds(bytes, 4, "ftyp") => MediaKind.Mp4,
            _ => null,
        };
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, int at, string ascii) =>
        bytes.Length >= at + ascii.Length && bytes.Slice(at, ascii.Length).SequenceEqual(Encoding.ASCII.GetBytes(ascii));

    private static string ContentTypeOf(MediaKind kind) => kind switch
    {
        MediaKind.Jpeg => "image/jpeg",
        MediaKind.Png => "image/png",
        MediaKind.Gif => "image/gif",
        MediaKind.WebP => "image/webp",
        MediaKind.Amr => "audio/amr",
        MediaKind.Silk => "audio/silk",
        MediaKind.Mp3 => "audio/mpeg",
        MediaKind.Mp4 => "video/mp4",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
