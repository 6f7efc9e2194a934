using System.Text.RegularExpressions;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Numbers that tell neighbours apart: 3号楼 and 七栋 are different buildings, 三组 and 5组 different hamlets; 三栋 and 3号楼 are one.</summary>
public static partial class NumberedParts
{
    private const string ChineseDigits = "零一二三四五六七八九";

    public static IReadOnlySet<string> In(string words) => Numbered().Matches(words)
        .Select(match => $"{Kind(match.Groups["unit"].Value)} {Value(match.Groups["number"].Value)}")
        .ToHashSet();

    /// <summary>Kinds both name, with no number in common.</summary>
    public static bool Conflict(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Count > 0 && b.Count > 0 && a
        .Select(part => part.Split(' ')[0]).Distinct()
        .Any(kind => b.Any(part => part.StartsWith(kind + ' ', StringComparison.Ordinal))
            && !a.Where(part => part.StartsWith(kind + ' ', StringComparison.Ordinal)).Any(b.Contains));

    private static string Kind(string unit) => unit switch
    {
        "号楼" or "栋" or "幢" or "号栋" or "座" => "building",
        "组" or "队" or "小队" => "group",
        "单元" => "unit",
        "号门" => "door",
        "路车" or "路公交" => "bus",
        "根" or "个" or "盏" or "棵" or "块" or "台" or "处" or "户" or "家" or "间" => "item",
        _ => "number",
    };

    private static int Value(string number)
    {
        if (int.TryParse(number, out var plain))
        {
            return plain;
        }

        var ten = number.IndexOf('十', StringComparison.Ordinal);
        return ten < 0 ? number.Aggregate(0, (value, digit) => (value * 10) + Digit(digit))
            : ((ten == 0 ? 1 : Digit(number[ten - 1])) * 10) + (ten + 1 < number.Length ? Digit(number[ten + 1]) : 0);
    }

    private static int Digit(char sign) => sign == '两' ? 2 : Math.Max(0, ChineseDigits.IndexOf(sign, StringComparison.Ordinal));

    [GeneratedRegex("(?<number>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?<unit>号楼|号栋|栋|幢|座(?=楼|电梯)|小队|队|组|单元|号门|路车|路公交|号(?!线))|第(?<number>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?<unit>根|个|盏|棵|块|台|处|户|家|间)")]
    private static partial Regex Numbered();
}
