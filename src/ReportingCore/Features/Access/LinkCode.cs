using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>The code in a one-time link: township, then 128 random bits in Crockford base 32. Seven days, one use.</summary>
internal sealed record LinkCode(string Area, string Secret)
{
    private const int RandomBytes = 16;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    private static int SecretLength { get; } = CrockfordBase32.Encode(new byte[RandomBytes]).Length;

    public static LinkCode Create(string area, IIdSource ids) => new(area, CrockfordBase32.Encode(ids.Bytes(RandomBytes)));

    /// <summary>Forgives what retyping does: case, blanks, dashes, o for 0.</summary>
    public static LinkCode? Parse(string text) => Split(text, SecretLength) is var (area, secret) ? new(area, secret) : null;

    /// <returns>Null for what is no township, dash and secret of that length.</returns>
    public static (string Area, string Secret)? Split(string text, int length)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || text.Length > 80)
        {
            return null;
        }

        var symbols = text[(dash + 1)..].Where(c => c != '-' && !char.IsWhiteSpace(c)).Select(CrockfordBase32.Normalize).ToList();
        return symbols.Count == length && symbols.TrueForAll(symbol => symbol is not null)
            ? (text[..dash].Trim(), string.Concat(symbols))
            : null;
    }

    public override string ToString() => $"{Area}-{Secret}";
}
