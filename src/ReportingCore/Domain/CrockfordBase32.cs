namespace PublicReport.ReportingCore.Domain;

/// <summary>Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U; reading is forgiving, writing is upper case.</summary>
public static class CrockfordBase32
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder((bytes.Length * 8 / 5) + 1);
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Symbols[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text.Append(Symbols[(buffer << (5 - bits)) & 31]);
        }

        return text.ToString();
    }

    /// <summary>The symbol a human may have meant, or null: o is 0, i and l are 1, case does not matter.</summary>
    public static char? Normalize(char c)
    {
        var upper = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
        return Symbols.Contains(upper, StringComparison.Ordinal) ? upper : null;
    }

    /// <summary>
    /// Check symbol: the symbols as coefficients of a polynomial over GF(32), evaluated at a generator. Unlike Crockford's modulo 37 it stays
    /// within the 32 symbols (no '*' to read out on the telephone) and still sees every single wrong symbol and every swap of neighbours.
    /// </summary>
    public static char CheckSymbol(IEnumerable<char> symbols)
    {
        const int Polynomial = 0b100101;
        var value = 0;
        foreach (var c in symbols)
        {
            value <<= 1;
            value = (value & 32) != 0 ? value ^ Polynomial : value;
            value ^= Symbols.IndexOf(c, StringComparison.Ordinal);
        }

        value <<= 1;
        return Symbols[(value & 32) != 0 ? value ^ Polynomial : value];
    }
}
