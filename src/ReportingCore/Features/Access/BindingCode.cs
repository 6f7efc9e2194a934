using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>What a person of staff sends to the bot to have news there: township, then 40 random bits in Crockford base 32. Ten minutes, one use.</summary>
internal sealed record BindingCode(string Area, string Secret)
{
    private const int RandomBytes = 5;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    private static int SecretLength { get; } = CrockfordBase32.Encode(new byte[RandomBytes]).Length;

    public static BindingCode Create(string area, IIdSource ids) => new(area, CrockfordBase32.Encode(ids.Bytes(RandomBytes)));

    /// <summary>Forgives what retyping does: case, blanks, dashes, o for 0.</summary>
    public static BindingCode? Parse(string text) => LinkCode.Split(text, SecretLength) is var (area, secret) ? new(area, secret) : null;

    public override string ToString() => $"{Area}-{Secret}";
}
