using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Model;

public sealed class TrainingTests : IDisposable
{
    private static readonly TrainingMaterial Material = new(
        [.. Rows("gas", "煤气罐漏了", "灶台嘶嘶响", "软管老化了"), .. Rows("campus", "教室门坏了", "操场墙要倒", "校门口没人管"), .. Rows("out-of-scope", "工资没有发", "新农合多少钱", "广场舞太吵")],
        ["尊敬的领导您好", "盼望早日解决"],
        new Dictionary<string, IReadOnlyList<string>> { ["gas"] = ["燃气", "钢瓶"] });

    private readonly string folder = Directory.CreateTempSubdirectory("pr-train-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        var bytes = Enumerable.Range(0, 2).Select(_ =>
        {
            ModelFile.Save(ReportModelTrainer.Train(Material, domain => domain, _ => { }), folder);
            return File.ReadAllBytes(Path.Combine(folder, ModelFile.Name));
        }).ToList();

        Assert.Equal(bytes[0], bytes[1]);
    }

    [Fact]
    public void Letters_made_of_a_report_contain_it_and_keep_its_label()
    {
        var expanded = new Augmentation(Material, new()).ExpandReports(Material.Rows);

        Assert.Equal(2 * Material.Rows.Count, expanded.Count);
        Assert.All(Material.Rows.Zip(expanded.Skip(Material.Rows.Count)), pair =>
        {
            Assert.Contains(pair.First.Text, pair.Second.Text, StringComparison.Ordinal);
            Assert.Equal(pair.First.Primary, pair.Second.Label);
        });
    }

    [Fact]
    public void What_is_made_of_one_report_brings_no_n_gram_into_the_vocabulary()
    {
        var model = ReportModelTrainer.FitDomains(Material);

        Assert.DoesNotContain(model.Domains.Vocabulary.Keys, key => Ngrams.Spell(key).Contains('尊', StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_resemble_each_other_share_a_fold()
    {
        string[] texts = [.. Enumerable.Range(0, 20).Select(index => new string((char)('一' + index), 9)), "楼下早点铺的煤气罐漏气了", "楼下早点铺的煤气罐又漏气"];

        var folds = Folds.Assign(texts, 5);

        Assert.Equal(folds[^1], folds[^2]);
        Assert.Equal(5, folds.Distinct().Count());
    }

    [Fact]
    public void An_explanation_joins_neighbouring_letters_and_drops_faint_ones() => Assert.Equal(
        [("煤气罐", 3.0), ("吵", -0.5)],
        Explanation.Merge("那煤气罐很吵", [0.05, 1, 1, 1, 0, -0.5]));

    /// <summary>Three varied endings each, so that n-grams reach the vocabulary and no two rows are near-copies.</summary>
    private static IEnumerable<CorpusRow> Rows(string label, params string[] matters) =>
        matters.SelectMany((matter, index) => new[] { "昨天", "桥头", "村东" }.Select((place, other) => new CorpusRow($"{place}{matter}", label, [], index + other == 0)));
}
