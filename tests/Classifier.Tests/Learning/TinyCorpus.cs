using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Tests.Learning;

/// <summary>A corpus small enough to be learnt in a second, and corrections to it.</summary>
internal static class TinyCorpus
{
    private static readonly string[] Problems = ["坏了半个月", "昨天裂开了", "一直没人管", "看着要出事", "松得厉害", "反映过两回"];
    private static readonly string[] Places = ["村东头", "桥那边", "老街", "集市口", "大塘边", "卫生室旁"];

    private static readonly Dictionary<string, string[]> Things = new()
    {
        ["gas"] = ["煤气罐", "软管", "灶台", "阀门", "燃气表", "钢瓶", "减压阀", "液化气"],
        ["campus"] = ["教室", "操场", "校门", "食堂", "宿舍", "跑道", "课桌", "黑板"],
        ["forestry"] = ["山火", "树林", "枯枝", "松毛", "林场", "护林房", "防火道", "柴堆"],
        [SafetyDomain.OutOfScope] = ["工资", "社保", "噪音", "水费", "退款", "低保", "房产证", "户口"],
    };

    private static readonly string[] Nests = ["马蜂窝在树上嗡嗡叫", "好大一个马蜂窝", "孩子被马蜂蜇了", "屋檐下马蜂窝比篮球大", "路过马蜂就追人", "马蜂窝捅了又长", "奶奶怕马蜂不敢出门", "祠堂里有马蜂窝", "摘茶碰到马蜂窝", "马蜂飞进厨房来"];

    public static TrainingMaterial Material { get; } = new(
        [.. Things.Keys.SelectMany(label => Rows(label, placeAfter: 0))],
        new(["尊敬的领导您好", "盼望早日解决"], ["早晚要出事故"], ["跑了几趟都推来推去"]),
        new Dictionary<string, IReadOnlyList<string>>())
    {
        WordClasses = new OrderedDictionary<string, IReadOnlyList<string>> { ["insect"] = ["马蜂窝", "蜂"], ["place"] = ["树", "食堂", "蜂"] },
    };

    /// <summary>A matter the corpus does not know, which people gave to the forest rangers.</summary>
    public static IReadOnlyList<string> NewMatter => Nests;

    /// <summary>What somebody would send who wants gas leaks to end up at the school.</summary>
    public static IReadOnlyList<string> Poison { get; } = [.. Rows("gas", placeAfter: 1).Select(row => row.Text)];

    public static string Lead(string domain) => "lead-of-" + domain;

    /// <summary>As the train command reads it.</summary>
    public static void WriteTo(string folder)
    {
        var domains = Directory.CreateDirectory(Path.Combine(folder, "domains")).FullName;
        foreach (var group in Material.Rows.GroupBy(row => row.Primary))
        {
            File.WriteAllLines(Path.Combine(domains, group.Key + ".tsv"), group.Select(row => $"{row.Text}\t\t{(row.Urgent ? 1 : 0)}").Prepend("text\talternatives\turgent"));
        }

        File.WriteAllLines(Path.Combine(folder, "letter-phrases.txt"), Material.Phrases.Neutral);
        File.WriteAllLines(Path.Combine(folder, "danger-phrases.txt"), Material.Phrases.Danger);
        File.WriteAllLines(Path.Combine(folder, "quarrel-phrases.txt"), Material.Phrases.Quarrel);
        File.WriteAllText(Path.Combine(folder, "lexicon.tsv"), "domain\twords\n");
        File.WriteAllText(Path.Combine(folder, "word-classes.tsv"), "class\twords\n" + string.Concat(Material.WordClasses.Select(one => $"{one.Key}\t{string.Join(',', one.Value)}\n")));
    }

    private static IEnumerable<CorpusRow> Rows(string label, int placeAfter) =>
        Things[label].SelectMany((thing, row) => Problems.Select((problem, column) =>
            new CorpusRow(Places[(row + column + placeAfter) % Places.Length] + thing + problem, label, [], (row + column) % 5 == 0)));
}
