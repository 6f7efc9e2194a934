using PublicReport.Text;

namespace PublicReport.ReportingCore.Domain.Reports;

/// <summary>
/// 查询码: the secret with which a reporter returns. Township code first (so a look-up finds its shard), then 80 random bits in Crockford
/// base32 as four groups of four, then the check symbol over the whole: <c>341503205-7K2Q-M0XV-3R9A-C4TE-5</c>.
/// </summary>
public sealed record Receipt
{
    public const int RandomBytes = 10;
    private const int SecretLength = 16;
    private const int AreaLength = 9;

    private Receipt(string area, string secret)
    {
        Area = area;
        Secret = secret;
    }

    public string Area { get; }

    /// <summary>Sixteen symbols; only its keyed hash is stored.</summary>
    public string Secret { get; }

    /// <summary>What the reporter recognises and nobody can use: township and last group.</summary>
    public string Hint => $"{Area}-…-{Secret[^4..]}";

    public static Receipt Create(string area, IIdSource ids) => new(area, CrockfordBase32.Encode(ids.Bytes(RandomBytes)));

    /// <summary>Reads what people type or paste: any case, spaces or dashes, full-width characters, o for 0, l for 1; the check symbol must fit.</summary>
    public static bool TryParse(string? text, out Receipt receipt)
    {
        receipt = null!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 80)
        {
            return false;
        }

        var symbols = OneForm.Of(text)
            .Where(c => !char.IsWhiteSpace(c) && !IsDash(c)).Select(char.ToUpperInvariant).ToArray();
        if (symbols.Length != AreaLength + SecretLength + 1)
        {
            return false;
        }

        var known = symbols.Select(CrockfordBase32.Normalize).OfType<char>().ToArray();
        if (known.Length != symbols.Length
            || CrockfordBase32.CheckSymbol(known[..^1]) != known[^1]
            || !known.Take(AreaLength).All(char.IsAsciiDigit))
        {
            return false;
        }

        receipt = new(new string(known, 0, AreaLength), new string(known, AreaLength, SecretLength));
        return true;
    }

    public override string ToString()
    {
        var groups = string.Join('-', Secret.Chunk(4).Select(group => new string(group)));
        return $"{Area}-{groups}-{CrockfordBase32.CheckSymbol(Area + Secret)}";
    }

    private static bool IsDash(char c) => c is '-' or '‐' or '‑' or '–' or '—' or '－' or '−';
}
