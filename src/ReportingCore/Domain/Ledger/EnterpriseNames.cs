using PublicReport.Text;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>When two spellings are one name, and when they are only alike: alike is shown to a person and never merged by itself.</summary>
public static class EnterpriseNames
{
    private static readonly string[] Suffixes = ["股份有限公司", "有限责任公司", "有限公司", "公司", "个体工商户"];

    /// <summary>Width, case and blanks do not make another enterprise.</summary>
    public static string Normalize(string name) =>
        new([.. OneForm.Of(name).Where(character => !char.IsWhiteSpace(character) && !char.IsControl(character)).Select(char.ToLowerInvariant)]);

    /// <summary>The name without the legal form at its end.</summary>
    public static string Stem(string name)
    {
        var normal = Normalize(name);
        var suffix = Suffixes.FirstOrDefault(ending => normal.Length > ending.Length && normal.EndsWith(ending, StringComparison.Ordinal));
        return suffix is null ? normal : normal[..^suffix.Length];
    }

    public static bool AreSame(string one, string other) => Normalize(one) == Normalize(other);

    /// <summary>Not the same, but alike enough that a person should look.</summary>
    public static bool AreAlike(string one, string other) => !AreSame(one, other) && Stem(one) == Stem(other);
}
