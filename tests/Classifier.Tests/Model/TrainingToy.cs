using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Tests.Model;

/// <summary>Three labels of nine reports each, with all that the trainer takes besides.</summary>
internal static class TrainingToy
{
    public static readonly TrainingMaterial Material = new(
        [.. Rows("gas", "煤气罐漏了", "灶台嘶嘶响", "软管老化了"), .. Rows("campus", "教室门坏了", "操场墙要倒", "校门口没人管"), .. Rows("out-of-scope", "工资没有发", "新农合多少钱", "广场舞太吵")],
        new(["尊敬的领导您好", "盼望早日解决"], ["早晚要出事故"], ["跑了几趟都推来推去"]),
        new Dictionary<string, IReadOnlyList<string>> { ["gas"] = ["燃气", "钢瓶"] })
    {
        WordClasses = new OrderedDictionary<string, IReadOnlyList<string>> { ["broken"] = ["漏", "老化", "坏"], ["thing"] = ["煤气罐", "教室"], ["cylinder"] = ["煤气罐"] },
    };

    /// <summary>Three varied endings each, so that n-grams reach the vocabulary and no two rows are near-copies.</summary>
    private static IEnumerable<CorpusRow> Rows(string label, params string[] matters) =>
        matters.SelectMany((matter, index) => new[] { "昨天", "桥头", "村东" }.Select((place, other) => new CorpusRow($"{place}{matter}", label, [], index + other == 0)));
}
