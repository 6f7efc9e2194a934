using System.Text.RegularExpressions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// How little a text says: slogans and all-clear phrases do not count, and a real hazard names something that is wrong. A warning for the
/// handler, never a reason to reject; the words were written down beforehand, not fitted to data.
/// </summary>
internal static partial class EmptyTalk
{
    private const double ConcreteLetters = 14;
    private const double Faults = 2;

    private static readonly string[] FaultSigns =
    [
        "未", "不", "缺", "坏", "破", "漏", "堵", "乱", "松", "裂", "锈", "老化", "损", "失效", "过期", "裸露", "无", "没", "倒", "掉", "断",
        "脱落", "超", "占", "堆", "杂", "积", "故障", "少",
    ];

    /// <returns>0 for a concrete report, 1 for nothing said.</returns>
    public static double Score(string text)
    {
        var letters = Slogans().Replace(text, "").Count(char.IsLetterOrDigit);
        var faults = FaultSigns.Count(sign => text.Contains(sign, StringComparison.Ordinal));
        return 1 - ((Math.Min(1, letters / ConcreteLetters) + Math.Min(1, faults / Faults)) / 2);
    }

    [GeneratedRegex("暂无隐患|没有隐患|无隐患|未发现隐患|未发现|一切正常|正常|良好|没有问题|无问题|暂无|没有|无异常|合格|符合要求|已整改|整改完成|加强管理|加强|提高安全意识|安全意识|注意安全|安全生产|安全第一|安全隐患|安全检查|安全|隐患|认真|落实|做好|及时|定期检查|检查|培训|教育|制度|责任|到位|重视|管理|意识|进一步|测试|不存在|排查")]
    private static partial Regex Slogans();
}
