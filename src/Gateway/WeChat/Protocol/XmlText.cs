using System.Globalization;
using System.Text;
using System.Xml;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Text that is to travel inside XML and inside WeChat's limits.</summary>
internal static class XmlText
{
    /// <summary>Bytes of UTF-8; longer texts silently vanish at WeChat.</summary>
    public const int MaxTextBytes = 2047;

    /// <summary>Without characters that XML 1.0 forbids and without lone surrogates.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    clean.Append(text[i]).Append(text[++i]);
                }
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>A CDATA section; an end mark inside is split over two.</summary>
    public static string CData(string text) =>
        $"<![CDATA[{Clean(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>";

    /// <summary>Pieces of at most <paramref name="maxBytes"/> bytes of UTF-8, cut between characters as people see them, at a line break where one is near, and never inside a link.</summary>
    public static IReadOnlyList<string> Split(string text, int maxBytes = MaxTextBytes)
    {
        // iPhones show CRLF as two breaks.
        var rest = Clean(text).ReplaceLineEndings("\n");
        var pieces = new List<string>();
        while (Encoding.UTF8.GetByteCount(rest) > maxBytes)
        {
            var cut = CutBefore(rest, maxBytes);
            pieces.Add(rest[..cut].TrimEnd('\n'));
            rest = rest[cut..].TrimStart('\n');
        }

        pieces.Add(rest);
        return [.. pieces.Where(piece => piece.Length > 0)];
    }

    private static int CutBefore(string text, int maxBytes)
    {
        var cut = LastBoundary(text, maxBytes);
        var lineBreak = text.LastIndexOf('\n', cut - 1);
        if (lineBreak > cut * 3 / 4)
        {
            cut = lineBreak;
        }

        var link = text.LastIndexOf("<a ", cut - 1, StringComparison.Ordinal);
        var insideLink = link > 0 && text.IndexOf("</a>", link, StringComparison.Ordinal) is var end && (end < 0 || end + 4 > cut);
        return insideLink ? link : cut;
    }

    private static int LastBoundary(string text, int maxBytes)
    {
        int index = 0, bytes = 0;
        while (index < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, index);
            var size = Encoding.UTF8.GetByteCount(text.AsSpan(index, length));
            if (bytes + size > maxBytes)
            {
                break;
            }

            bytes += size;
            index += length;
        }

        // One "character" longer than the whole limit (stacked marks): cut between scalars instead of never ending.
        return index > 0 ? index : char.IsHighSurrogate(text[0]) ? 2 : 1;
    }
}
