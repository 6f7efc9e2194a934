using System.Text.RegularExpressions;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Reads single words and patterns out of what people type.</summary>
internal static partial class Words
{
    private static readonly string[] Danger =
    [
        "着火", "起火", "失火", "火灾", "冒烟", "爆炸", "漏气", "煤气味", "燃气泄漏", "泄漏", "被困", "困住", "触电", "电线掉", "电线断", "电线落", "掉地上", "溺水", "落水", "中毒", "塌了", "坍塌", "快倒", "要倒", "受伤", "流血", "昏迷", "救命",
    ];

    private static readonly string[] Abuse = ["傻逼", "傻b", "妈的", "他妈", "操你", "混蛋", "王八蛋", "滚蛋", "去死", "狗日"];

    public static bool SoundsDangerous(string text) => Danger.Any(word => text.Contains(word, StringComparison.Ordinal));

    public static bool IsOnlyAbuse(string text) => text.Length < 15 && Abuse.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Without the punctuation and spaces people add to a command.</summary>
    public static string Command(string text) => text.Trim().Trim('。', '！', '!', '.', '，', ',', '？', '?', '“', '”', '"', '【', '】', ' ');

    public static string? FindReceipt(string text) => ReceiptShape().Matches(text.Normalize(System.Text.NormalizationForm.FormKC))
        .Select(match => Receipt.TryParse(match.Value, out var receipt) ? receipt.ToString() : null).FirstOrDefault(found => found is not null);

    /// <summary>Name and mainland mobile or fixed number from one message; null when either is missing.</summary>
    public static (string Name, string Phone)? FindIdentity(string text)
    {
        var phone = Phone().Match(text);
        var name = new string([.. text.Replace(phone.Value.Length > 0 ? phone.Value : "\0", " ", StringComparison.Ordinal)
            .Replace("姓名", "", StringComparison.Ordinal).Replace("电话", "", StringComparison.Ordinal).Where(char.IsLetter)]);
        return phone.Success && name.Length is > 0 and <= 30 ? (name, phone.Value) : null;
    }

    [GeneratedRegex(@"(?<!\d)\d{9}[-\s‐‑–—−]*(?:[0-9A-Za-z][-\s‐‑–—−]*){16}[0-9A-Za-z]")]
    private static partial Regex ReceiptShape();

    [GeneratedRegex(@"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")]
    private static partial Regex Phone();
}
