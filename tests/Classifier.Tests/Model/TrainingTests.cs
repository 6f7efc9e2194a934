using PublicReport.Classifier.Commands;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;
using static PublicReport.Classifier.Tests.Model.TrainingToy;

namespace PublicReport.Classifier.Tests.Model;

public sealed class TrainingTests : IDisposable
{
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
    public void What_is_loaded_answers_as_what_was_trained()
    {
        var model = ReportModelTrainer.Train(Material, domain => domain, _ => { });
        ModelFile.Save(model, folder);

        var loaded = ModelFile.Load(folder);

        Assert.Equal(Material.WordClasses.Keys, loaded.Domains.Phrases.Parameters.Words.Words.Keys);
        Assert.Equal(model.Domains.LongestWhole, loaded.Domains.LongestWhole);
        Assert.All(["煤气罐老化了", "教室坏了", "钢瓶"], text => Assert.Equal(model.Predict(text).Scores, loaded.Predict(text).Scores));
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
    public void Letters_made_of_a_hazard_call_it_dangerous_and_those_of_other_matters_quarrel()
    {
        var options = new TrainingOptions { Danger = 1, DangerOutOfScope = 0, Quarrel = 0, QuarrelOutOfScope = 1 };

        var letters = new Augmentation(Material, options).ExpandReports(Material.Rows).Skip(Material.Rows.Count);

        Assert.All(letters, letter =>
        {
            var outside = letter.Label == SafetyDomain.OutOfScope;
            Assert.Equal(!outside, letter.Text.Contains(Material.Phrases.Danger[0], StringComparison.Ordinal));
            Assert.Equal(outside, letter.Text.Contains(Material.Phrases.Quarrel[0], StringComparison.Ordinal));
        });
    }

    [Fact]
    public void No_letter_is_made_of_a_letter()
    {
        var material = Material with { Rows = [new(new string('墙', 90), "campus", [], false), new(new string('墙', 91), "campus", [], false)] };

        Assert.Equal(3, new Augmentation(material, new()).ExpandReports(material.Rows).Count);
    }

    [Theory]
    [InlineData("墙", 100, 3)]
    [InlineData("墙", 26_000, 5)]
    [InlineData("墙倒了", 100, 5)]
    [InlineData("墙倒了", 26_000, 8)]
    public void The_more_reports_the_oftener_an_n_gram_has_to_come(string ngram, int reports, int expected) =>
        Assert.Equal(expected, new TrainingOptions().Minimum(Ngrams.Of(ngram).Keys.MaxBy(Ngrams.LengthOf), reports));

    [Fact]
    public void Another_phrase_makes_another_model_and_the_same_material_the_same()
    {
        var other = Material with { Phrases = Material.Phrases with { Danger = ["后果不堪设想"] } };

        var anotherWord = Material with { WordClasses = new OrderedDictionary<string, IReadOnlyList<string>>(Material.WordClasses) { ["broken"] = ["漏", "老化", "松"] } };

        Assert.NotEqual(Version(Material), Version(other));
        Assert.NotEqual(Version(Material), Version(anotherWord));
        Assert.Equal(Version(Material), Version(Material));

        static string Version(TrainingMaterial material) => ReportModelTrainer.Train(material, domain => domain, _ => { }).Version;
    }

    [Fact]
    public void The_name_of_a_model_says_what_it_answers_with()
    {
        var model = ReportModelTrainer.Train(Material, domain => domain, _ => { });

        Assert.Equal(model.Version, ModelFile.Named(model with { Version = "another" }).Version);
        Assert.NotEqual(model.Version, ModelFile.Named(model with { UrgentThreshold = model.UrgentThreshold / 2 }).Version);
        Assert.NotEqual(model.Version, ModelFile.Named(model with { UrgentModel = model.Domains.Scope! }).Version);
        var phrases = model.Domains.Phrases.Parameters;
        var milder = new ConvolutionModel(phrases with { Weights = [.. phrases.Weights.Select(weight => weight / 2)] });
        Assert.NotEqual(model.Version, ModelFile.Named(model with { Domains = new(model.Domains.Domains, model.Domains.Scope, milder, model.Domains.LongestWhole) }).Version);
        Assert.NotEqual(model.Version, ModelFile.Named(model with { Domains = new(model.Domains.Domains, model.Domains.Scope, model.Domains.Phrases, 7) }).Version);
    }

    [Fact]
    public void What_is_made_of_one_report_brings_no_n_gram_into_the_vocabulary()
    {
        var model = ReportModelTrainer.FitDomains(Material);

        Assert.DoesNotContain(model.Domains.Vocabulary.Keys, key => Ngrams.Spell(key).Contains('尊', StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_longer_than_the_longest_report_of_the_corpus_is_read_in_parts_and_corrections_do_not_change_that()
    {
        Assert.InRange(TrainingMaterial.Read(CommandLine.InRepository("src/Classifier/Data")).LongestReport, 190, 200);
        var letters = Material with { LongestReport = 9, Rows = [.. Material.Rows, new(new string('墙', 4000), "campus", [], false)] };

        Assert.Equal(9, ReportModelTrainer.FitDomains(letters).LongestWhole);
    }

    [Fact]
    public void The_urgency_of_a_long_text_is_that_of_the_whole()
    {
        var model = ReportModelTrainer.Train(Material with { LongestReport = 9 }, domain => domain, _ => { });
        const string Text = "煤气罐漏了 教室坏了 工资没有发";

        Assert.Equal(
            model.UrgentModel.Probabilities(Ngrams.Of(Text), 1)[Array.IndexOf(model.UrgentModel.Labels, UrgentFitting.UrgentLabel)],
            model.Predict(Text).UrgentProbability, 6);
    }

    [Fact]
    public void The_lexicon_of_a_label_that_no_report_has_teaches_nothing()
    {
        var model = ReportModelTrainer.FitDomains(Material with { Lexicon = new Dictionary<string, IReadOnlyList<string>> { ["gas"] = ["燃气"], ["forestry"] = ["山火"] } });

        Assert.Equal(["campus", "gas", SafetyDomain.OutOfScope], model.Labels);
    }

    [Fact]
    public void What_judges_the_served_model_was_held_out_from_it()
    {
        var folds = Folds.Assign([.. Material.Rows.Select(row => row.Text)], 10);
        var judging = Material.Rows.Where((_, index) => folds[index] == 0).SelectMany(row => Ngrams.Of(row.Text).Keys.ToList()).ToHashSet();
        var elsewhere = Material.Rows.Where((_, index) => folds[index] != 0).SelectMany(row => Ngrams.Of(row.Text).Keys.ToList()).ToHashSet();

        var (served, ofAll) = (ReportModelTrainer.Train(Material, domain => domain, _ => { }).Domains, ReportModelTrainer.FitDomains(Material));

        var only = judging.Except(elsewhere).Intersect(ofAll.Domains.Vocabulary.Keys).ToList();
        Assert.NotEmpty(only);
        Assert.Empty(only.Intersect(served.Domains.Vocabulary.Keys));
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
}
