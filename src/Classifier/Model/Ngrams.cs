namespace PublicReport.Classifier.Model;

/// <summary>Character 1–3-grams of normalised text as exact 64-bit keys (three UTF-16 units and the length), so nothing collides.</summary>
internal static class Ngrams
{
    private const int Longest = 3;

    public static void Count(string normalized, Dictionary<ulong, int> counts)
    {
        counts.Clear();
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

                key = (key << 16) | (char.IsAsciiDigit(sign) ? '0' : sign);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, ((ulong)length << 56) | key, out _)++;
            }
        }
    }

    /// <summary>The letters behind a key.</summary>
    public static string Spell(ulong key)
    {
        var length = (int)(key >> 56);
        return string.Create(length, key, static (letters, value) =>
        {
            for (var index = letters.Length - 1; index >= 0; index--, value >>= 16)
            {
                letters[index] = (char)value;
            }
        });
    }
}
