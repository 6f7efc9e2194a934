using System.Text.RegularExpressions;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Proper names in front of a kind of place: 丽景小区, 小周庄, 老陈家. Two names of one kind that share nothing are two places.</summary>
public static partial class PlaceNames
{
    /// <summary>What stands before a kind without naming it: "我们小区", "那个超市".</summary>
    private const string NoName = "我你他她它这那个的在到是有了们里边口头上下一二两三四五六七八九十大小新老前后东西南北中从去往过来和跟与对路街村乡镇每各几0123456789";

    /// <returns>Kind and name: "residential 丽景".</returns>
    public static IReadOnlySet<string> In(string words) => Named().Matches(words)
        .Select(match => (Kind: Kind(match.Groups["kind"].Value), Name: match.Groups["name"].Value))
        .Where(item => !NoName.Contains(item.Name[^1], StringComparison.Ordinal) && !NoName.Contains(item.Name[0], StringComparison.Ordinal))
        .Concat(Family().Matches(words).Select(match => (Kind: "family", Name: match.Groups["name"].Value)))
        .Select(item => $"{item.Kind} {item.Name}")
        .ToHashSet();

    public static bool Conflict(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Any(one => b.Any(other => KindOf(one) == KindOf(other)))
        && !a.Any(one => b.Any(other => KindOf(one) == KindOf(other) && NameOf(one).Intersect(NameOf(other)).Any()));

    private static string KindOf(string name) => name.Split(' ')[0];

    private static string NameOf(string name) => name.Split(' ')[1];

    private static string Kind(string word) => word switch
    {
        "小区" or "花苑" or "家园" or "公寓" or "新村" or "佳苑" or "嘉园" or "名苑" or "小苑" or "雅苑" or "华府" => "residential",
        "庄子" or "庄" or "郢子" or "郢" or "圩子" => "hamlet",
        "中学" or "幼儿园" => "school-" + word,
        _ => word,
    };

    [GeneratedRegex("(?<name>\\p{IsCJKUnifiedIdeographs}{2})(?<kind>小区|花苑|家园|公寓|新村|佳苑|嘉园|名苑|小苑|雅苑|华府|庄子|庄|郢子|郢|圩子|饭店|酒店|宾馆|超市|公司|大道|水库|砖厂|幼儿园|中学)")]
    private static partial Regex Named();

    [GeneratedRegex("(?:老|姓)(?<name>[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常乐于傅齐康伍余顾孟黄穆萧尹姚邵汪毛狄臧戴宋庞熊纪舒项祝董梁杜阮蓝季贾江童郭梅盛林刁钟徐邱骆高夏蔡田胡凌霍万柯管卢莫房丁邓洪包左石崔吉龚程陆翁段侯全班秋仲宫宁仇刘武符景龙叶司黎翟谭姬申冉桑桂牛寿边尚温庄晏瞿阎习艾容向古易廖耿匡国文欧沃蔚游荣])(?:家|的房|两口)")]
    private static partial Regex Family();
}
