using PublicReport.Classifier.Commands;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Tests.Model;

public sealed class TrainingTests : IDisposable
{
    private static readonly TrainingMaterial Material = new(
        [.. Rows("gas", "煤气罐漏了", "灶台嘶嘶响", "软管老化了"), .. Rows("campus", "教室门坏了", "操场墙要倒", "校门口没人管"), .. Rows("out-of-scope", "工资没有发", "新农合多少钱", "广场舞太吵")],
        new(["尊敬的领导您好", "盼望早日解决"], ["早晚要出事故"], ["跑了几趟都推来推去"]),
        new Dictionary<string, IReadOnlyList<string>> { ["gas"] = ["燃气", "钢瓶"] })
    {
        WordClasses = new OrderedDictionary<string, IReadOnlyList<string>> { ["broken"] = ["漏", "老化", "坏"], ["thing"] = ["煤气罐", "教室"], ["cylinder"] = ["煤气罐"] },
    };

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
    public void The_network_has_two_fifths_of_the_say_in_which_hazard_and_three_tenths_in_whether_any()
    {
        var model = ReportModelTrainer.FitDomains(Material);
        var text = Material.Rows.First(row => row.Primary == "gas").Text;
        var (gas, campus, outside) = (Array.IndexOf(model.Labels, "gas"), Array.IndexOf(model.Labels, "campus"), Array.IndexOf(model.Labels, SafetyDomain.OutOfScope));

        var (scores, linear, phrases) = (model.Score(text), model.Domains.Score(Ngrams.Of(text)), model.Phrases.Score(text));
        var scope = model.Scope!.Score(Ngrams.Of(text));

        Assert.Equal((0.6 * (linear[gas] - linear[campus])) + (0.4 * (phrases[gas] - phrases[campus])), scores[gas] - scores[campus], 4);
        var byScope = scope[Array.IndexOf(model.Scope.Labels, SafetyDomain.OutOfScope)] - scope[Array.IndexOf(model.Scope.Labels, DomainModel.InScope)];
        Assert.Equal((0.7 * ((0.4 * Odds(linear)) + (0.6 * byScope))) + (0.3 * Odds(phrases)), Odds(scores), 4);

        double Odds(float[] all) => all[outside] - Math.Log(Math.Exp(all[gas]) + Math.Exp(all[campus]));
    }

    [Fact]
    public void A_text_longer_than_those_learnt_from_says_what_its_parts_say_by_their_shares()
    {
        var learnt = ReportModelTrainer.FitDomains(Material);
        var model = new DomainModel(learnt.Domains, learnt.Scope, learnt.Phrases, 9);
        var (gas, campus, outside) = (Array.IndexOf(model.Labels, "gas"), Array.IndexOf(model.Labels, "campus"), Array.IndexOf(model.Labels, SafetyDomain.OutOfScope));
        const string Text = "煤气罐漏了 教室坏了";

        var whole = model.Score(Text);

        // The opening is all of this short text; what reads it whole says what it says.
        var opening = new DomainModel(learnt.Domains, learnt.Scope, learnt.Phrases, 100).Score(Text);
        (float[] Scores, double Share)[] heard = [(opening, 0.2), (model.Score("煤气罐漏了"), 0.8 * 5 / 9), (model.Score("教室坏了"), 0.8 * 4 / 9)];
        Assert.Equal(heard.Sum(part => part.Share * (part.Scores[gas] - part.Scores[campus])), whole[gas] - whole[campus], 4);
        Assert.Equal(heard.Sum(part => part.Share * Odds(part.Scores)), Odds(whole), 4);
        Assert.NotEqual(opening, whole);

        double Odds(float[] all) => all[outside] - Math.Log(Math.Exp(all[gas]) + Math.Exp(all[campus]));
    }

    [Fact]
    public void Every_letter_of_a_text_in_parts_is_explained_by_the_parts_that_it_stands_in()
    {
        var learnt = ReportModelTrainer.FitDomains(Material);
        var model = new DomainModel(learnt.Domains, learnt.Scope, learnt.Phrases, 9);

        var (letters, weights) = model.Attribute("煤气罐漏了，教室坏了", "gas");

        var opening = new DomainModel(learnt.Domains, learnt.Scope, learnt.Phrases, 100).Attribute("煤气罐漏了 教室坏了", "gas").Weights;
        double[] parts = [.. model.Attribute("煤气罐漏了", "gas").Weights.Select(weight => weight * 5 / 9), 0, .. model.Attribute("教室坏了", "gas").Weights.Select(weight => weight * 4 / 9)];
        Assert.Equal("煤气罐漏了 教室坏了", letters);
        Assert.All(weights.Zip(opening, parts), letter => Assert.Equal((0.2 * letter.Second) + (0.8 * letter.Third), letter.First, 6));
        Assert.Contains(weights, weight => weight != 0);
    }

    [Fact]
    public void What_is_longer_than_the_longest_report_of_the_corpus_is_read_in_parts_and_corrections_do_not_change_that()
    {
        Assert.InRange(TrainingMaterial.Read(CommandLine.InRepository("src/Classifier/Data")).LongestReport, 190, 200);
        var letters = Material with { LongestReport = 9, Rows = [.. Material.Rows, new(new string('墙', 4000), "campus", [], false)] };

        Assert.Equal(9, ReportModelTrainer.FitDomains(letters).LongestWhole);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀😀")]
    [InlineData("，。！")]
    [InlineData("墙")]
    public void Whatever_is_sent_has_an_explanation_for_each_of_its_letters(string unit)
    {
        var learnt = ReportModelTrainer.FitDomains(Material);
        var model = new DomainModel(learnt.Domains, learnt.Scope, learnt.Phrases, 9);

        Assert.All([1, 8, 9, 10, 18, 19, 4000, 10_000], times =>
        {
            var (letters, weights) = model.Attribute(string.Concat(Enumerable.Repeat(unit, times)), "gas");

            Assert.Equal(letters.Length, weights.Length);
            Assert.DoesNotContain(weights, double.IsNaN);
        });
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
    public void Labels_without_out_of_scope_are_learnt_too()
    {
        var model = ReportModelTrainer.FitDomains(Material with { Rows = [.. Material.Rows.Where(row => row.Primary != SafetyDomain.OutOfScope)] });
        var text = Material.Rows.First(row => row.Primary == "gas").Text;

        var (scores, linear, phrases) = (model.Score(text), model.Domains.Score(Ngrams.Of(text)), model.Phrases.Score(text));

        Assert.Equal(["campus", "gas"], model.Labels);
        Assert.Null(model.Scope);
        Assert.All(scores.Index(), score => Assert.Equal((0.6 * linear[score.Index]) + (0.4 * phrases[score.Index]), score.Item, 4));
    }

    [Fact]
    public void The_lexicon_of_a_label_that_no_report_has_teaches_nothing()
    {
        var model = ReportModelTrainer.FitDomains(Material with { Lexicon = new Dictionary<string, IReadOnlyList<string>> { ["gas"] = ["燃气"], ["forestry"] = ["山火"] } });

        Assert.Equal(["campus", "gas", SafetyDomain.OutOfScope], model.Labels);
    }

    [Fact]
    public void Models_of_other_labels_do_not_vote_together()
    {
        var model = ReportModelTrainer.FitDomains(Material);
        var fewer = ReportModelTrainer.FitDomains(Material with { Rows = [.. Material.Rows.Where(row => row.Primary != SafetyDomain.OutOfScope)] });

        Assert.Throws<ArgumentException>(() => new DomainModel(model.Domains, model.Scope, fewer.Phrases, model.LongestWhole));
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
    public void The_explanation_counts_what_the_network_says_too()
    {
        var model = ReportModelTrainer.FitDomains(Material);
        var text = Material.Rows.First(row => row.Primary == "gas").Text;

        Assert.All([("gas", (double)0.4f), (SafetyDomain.OutOfScope, (double)0.3f)], part =>
        {
            var place = Array.IndexOf(model.Labels, part.Item1);
            var (linear, phrases) = (model.Domains.Attribute(text, place), model.Phrases.Attribute(text, place));

            Assert.All(model.Attribute(text, part.Item1).Weights.Zip(linear, phrases), letter =>
                Assert.Equal(double.Lerp(letter.Second, letter.Third, part.Item2), letter.First, 4));
        });
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
