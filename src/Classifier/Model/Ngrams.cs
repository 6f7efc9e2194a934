using System.Runtime.InteropServices;
using PublicReport.Text;

namespace PublicReport.Classifier.Model;

/// <summary>Character 1–3-grams of normalised text as exact 64-bit keys (three UTF-16 units and the length), so nothing collides.</summary>
internal static class Ngrams
{
    public const int Longest = 3;

    [ThreadStatic]
    private static Dictionary<ulong, int>? scratch;

    /// <summary>How often each stands in a text as its reporter sent it; the thread's next call overwrites the answer.</summary>
    public static Dictionary<ulong, int> Of(string text) => OfPlain(PlainText.Normalize(text));

    /// <summary>The same of a text normalised already.</summary>
    public static Dictionary<ulong, int> OfPlain(string plain)
    {
        var counts = scratch ??= [];
        counts.Clear();
        Count(plain, counts);
        return counts;
    }

    /// <summary>Digits are one sign: a house number says nothing of the hazard.</summary>
    public static char Sign(char letter) => char.IsAsciiDigit(letter) ? '0' : letter;

    private static void Count(string normalized, Dictionary<ulong, int> counts)
    {
        for (var start = 0; start < normalized.Length; start++)
        {
            ulong key = 0;
            for (var length = 1; length <= Longest && start + length <= normalized.Length; length++)
            {
                var sign = normalized[start + length - 1];
                if (sign == ' ')
                {
                    break;
                }

                key = Append(key, sign);
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Key(key, length), out _)++;
            }
        }
    }

    /// <summary>Every occurrence with its place, for explanations.</summary>
    public static IEnumerable<(int Start, int Length, ulong Key)> Places(string normalized)
    {
        for (var start = 0; start < normalized.Length; start++)
        {
            ulong key = 0;
            for (var length = 1; length <= Longest && start + length <= normalized.Length && normalized[start + length - 1] != ' '; length++)
            {
                key = Append(key, normalized[start + length - 1]);
                yield return (start, length, Key(key, length));
            }
        }
    }

    public static int LengthOf(ulong key) => (int)(key >> 56);

    /// <summary>The letters behind a key.</summary>
    public static string Spell(ulong key)
    {
        var length = LengthOf(key);
        return string.Create(length, key, static (letters, value) =>
        {
            for (var index = letters.Length - 1; index >= 0; index--, value >>= 16)
            {
                letters[index] = (char)value;
            }
        });
    }

    private static ulong Append(ulong key, char letter) => (key << 16) | Sign(letter);

    private static ulong Key(ulong letters, int length) => ((ulong)length << 56) | letters;
}
