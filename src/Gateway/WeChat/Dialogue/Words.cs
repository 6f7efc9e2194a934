using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Reads single words and patterns out of what people type.</summary>
internal static partial class Words
{
    private const int LongestName = 20;

    /// <summary>Letters of a name that stands alone; anything longer is a sentence, unless it has the dot of a foreign name.</summary>
    private const int LongestBareName = 4;

    /// <summary>"gas leak" is a report, "abc" is none.</summary>
    private const int FewestForeignLetters = 7;
    private const string UnsupportedMark = "【收到不支持的消息类型";

    private static readonly Dictionary<string, string> Commands = Synonyms(
        ["帮助", "help", "怎么用", "使用帮助", "说明", "菜单"],
        ["119", "110", "120", "报警", "打119", "打110", "打120"],
        ["人工", "人工服务", "转人工", "客服", "找人"],
        ["领奖", "奖励", "领奖励", "我要领奖", "奖金"],
        ["查询", "查进度", "进度", "查询进度", "查一下", "我的举报", "进展"],
        ["补充", "补充材料", "我要补充", "回答"],
        ["撤回", "撤销", "我要撤回", "撤回举报"],
        ["确认撤回", "确定撤回"],
        ["通知我", "有进展通知我"],
        ["满意", "很满意", "非常满意", "挺满意"],
        ["不满意", "很不满意", "非常不满意", "不太满意"],
        ["不再通知", "取消通知", "不要通知", "别通知"],
        ["举报", "我要举报", "我要上报", "上报隐患", "隐患上报", "随手报"],
        ["取消", "取消举报", "不报了", "算了", "删除草稿"],
        ["继续", "接着报"],
        ["完成", "发完了", "没有了", "没了"],
        ["提交", "确认提交", "提交举报", "确认", "上报", "发送"],
        ["匿名", "匿名举报", "不留名"],
        ["保密", "保密举报"],
        ["实名", "实名举报"],
        ["我是员工", "内部", "我是员工/内部", "我是内部员工", "员工"],
        ["不要让该单位知道", "不让该单位知道", "别让该单位知道"],
        ["坚持上报", "坚持", "坚持举报"],
        ["请人听录音", "听录音"],
        ["不是", "都不是", "不是这个", "都不是这些"],
        ["补充到这条", "补到这条", "同一件事"],
        ["另报一条", "另报", "另一件事"],
        ["你好", "您好", "在吗", "在不在", "hi", "hello", "你好啊"],
        ["好的", "好", "好吧", "ok", "嗯", "嗯嗯", "行", "可以", "是", "是的", "对", "对的", "知道了", "收到", "明白"],
        ["谢谢", "谢谢你", "谢谢您", "多谢", "辛苦了", "感谢"]);

    private static readonly string[] Abuse = ["傻逼", "傻b", "煞笔", "妈的", "他妈", "操你", "混蛋", "王八蛋", "滚蛋", "去死", "狗日", "废物", "垃圾东西", "吃屎"];

    /// <summary>The command the whole text is, in its canonical form; empty when it is none.</summary>
    public static string Command(string text) => FindAbout(text) is { } about ? about.Word : Commands.GetValueOrDefault(Bare(text), "");

    /// <summary>A tapped "满意 C4TE": the word, and the last group of the receipt it is about.</summary>
    public static (string Word, string Tail)? FindAbout(string text) =>
        About().Match(text) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>Answers a department's question although it would be a word of ours elsewhere: "是的" to "还漏气吗".</summary>
    public static bool IsShortAnswer(string text) => Command(text) is "好的" or "不是" or "满意" or "不满意" || Bare(text) is "没有了" or "没了";

    /// <summary>Without the punctuation and spaces people add to a word; empty when there is nothing else.</summary>
    public static string Bare(string text) => text.Normalize(NormalizationForm.FormKC).Trim().Trim(
        '。', '！', '!', '.', '，', ',', '？', '?', '“', '”', '"', '【', '】', '「', '」', '~', '～', '…', '、', ' ', '\n').ToLowerInvariant();

    /// <summary>A sticker, or nothing but emoji and bracketed faces.</summary>
    public static bool IsSticker(string text) => text.StartsWith(UnsupportedMark, StringComparison.Ordinal) || IsFaces(Face().Replace(text, ""), text);

    public static bool IsOnlyAbuse(string text)
    {
        var rest = Abuse.Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return rest.Length < text.Length && rest.Count(char.IsLetterOrDigit) < 6 && !DangerWords.IsNow(text);
    }

    /// <summary>What WeChat writes when it has not understood a recording: a sound, a few letters, a curse.</summary>
    public static bool IsNoise(string recognition) =>
        Command(recognition) == "好的" || Bare(recognition).Length == 0 || IsSticker(recognition) || SaysNothing(recognition) || IsOnlyAbuse(recognition);

    /// <summary>A few figures or foreign letters and no word of Chinese: nobody could act upon it.</summary>
    public static bool SaysNothing(string text) =>
        Command(text).Length == 0 && text.Count(char.IsLetterOrDigit) < FewestForeignLetters && !text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter);

    public static string? FindReceipt(string text) => ReceiptShape().Matches(text.Normalize(NormalizationForm.FormKC))
        .Select(match => Receipt.TryParse(match.Value, out var receipt) ? receipt.ToString() : null).FirstOrDefault(found => found is not null);

    /// <summary>Meant to be a receipt, but a character is wrong or missing.</summary>
    public static bool ResemblesReceipt(string text) => BrokenReceipt().IsMatch(text.Normalize(NormalizationForm.FormKC));

    /// <summary>What stands beside a receipt, or beside what was meant to be one.</summary>
    public static string WithoutReceipt(string text)
    {
        // Kept as it was written where that will do: the words may become part of a report.
        var written = ReceiptShape().IsMatch(text) || BrokenReceipt().IsMatch(text) ? text : text.Normalize(NormalizationForm.FormKC);
        var whole = ReceiptShape().Replace(written, " ");
        return whole.Length < written.Length ? whole : MeantAsReceipt().Replace(written, " ");
    }

    /// <summary>What of name and mainland telephone number stands in one message; empty strings for what does not.</summary>
    public static (string Name, string Phone) FindIdentity(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        var phone = Phone().Match(plain);
        var rest = IdentityLabel().Replace(phone.Success ? plain.Remove(phone.Index, phone.Length) : plain, " ");
        var name = string.Concat(rest.Where(c => char.IsLetter(c) || c == '·'));
        return (IsName(name, phone.Success) ? name : "", phone.Value);
    }

    /// <summary>"就是这个，我也看到2" → 2; 0 without a number; null when it is something else.</summary>
    public static int? FindChoice(string text) => Choice().Match(Bare(text)) is { Success: true } match
        ? match.Groups[1].Length == 0 ? 0 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    private static bool IsName(string name, bool besidePhone) =>
        name.Length is >= 2 and <= LongestName && (besidePhone || name.Length <= LongestBareName || name.Contains('·')) && !"不没为怎什啥哪谁".Contains(name[0]);

    private static bool IsFaces(string rest, string whole) =>
        whole.Length > 0 && rest.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.EnclosingMark)
        && whole.Any(c => !char.IsWhiteSpace(c));

    private static Dictionary<string, string> Synonyms(params string[][] groups) =>
        groups.SelectMany(group => group.Select(word => KeyValuePair.Create(word, group[0]))).ToDictionary();

    [GeneratedRegex(@"(?<!\d)\d{9}[-\s‐‑–—−]*(?:[0-9A-Za-z][-\s‐‑–—−]*){16}[0-9A-Za-z]")]
    private static partial Regex ReceiptShape();

    [GeneratedRegex(@"(?<!\d)\d{9}[-‐‑–—−]+[0-9A-Za-z]{2,5}[-‐‑–—−]+[0-9A-Za-z]{2,5}")]
    private static partial Regex BrokenReceipt();

    [GeneratedRegex(@"(?<!\d)\d{9}[-‐‑–—−0-9A-Za-z*~$=]*")]
    private static partial Regex MeantAsReceipt();

    [GeneratedRegex(@"(?<!\d)(?:1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}-?\d{7,8})(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex("姓名|名字|电话号码|电话|手机号|手机|联系方式|我叫|我是|叫做|号码")]
    private static partial Regex IdentityLabel();

    [GeneratedRegex(@"\[[\p{L}]{1,4}\]|/::?.|/[\p{L}]{1,3}(?=$|/)")]
    private static partial Regex Face();

    [GeneratedRegex(@"^\s*(不?满意|查询|补充|(?:确认)?撤回|通知我|不再通知) ([0-9A-Z]{4})\s*$")]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:就是这个[,，]?\s*我也看到了?|就是这个|又出现了)\s*([1-9]?)$")]
    private static partial Regex Choice();
}
