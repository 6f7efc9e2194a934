using System.Text;

namespace PublicReport.Text;

/// <summary>One form of the same signs, whatever people type or paste: nothing in here throws over a text.</summary>
public static class OneForm
{
    /// <summary>Unicode form KC (one width, composed). Halves of signs and what Unicode calls no character are left out: the standard form is defined for neither.</summary>
    public static string Of(string text) => (IsText(text) ? text : Clean(text)).Normalize(NormalizationForm.FormKC);

    /// <summary>At most so many UTF-16 units from the beginning, and no half of a sign at the end.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private static bool IsText(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var sign, out var length) != System.Buffers.OperationStatus.Done || IsNoCharacter(sign.Value))
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var sign, out var length) == System.Buffers.OperationStatus.Done && !IsNoCharacter(sign.Value))
            {
                kept.Append(rest[..length]);
            }

            rest = rest[length..];
        }

        return kept.ToString();
    }

    private static bool IsNoCharacter(int sign) => (sign & 0xFFFE) == 0xFFFE || sign is >= 0xFDD0 and <= 0xFDEF;
}
