using PublicReport.Classifier.Learning;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Learning;

public sealed class CorrectionLearningTests : IDisposable
{
    private const string Area = "341503205";
    private static readonly ReportModel Shipped = ReportModelTrainer.Train(TinyCorpus.Material, TinyCorpus.Lead, _ => { });

    private readonly string folder = Directory.CreateTempSubdirectory("pr-learn-").FullName;
    private readonly ModelVersions versions;

    public CorrectionLearningTests()
    {
        ModelFile.Save(Shipped, folder);
        versions = new(folder, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_people_corrected_is_learnt_and_served_and_a_rollback_forgets_it_for_good()
    {
        var corrections = Decided(TinyCorpus.NewMatter, "forestry");

        var outcome = Learn(corrections);

        Assert.Equal((true, "not-worse", 10), (outcome.Promoted, outcome.Reason, outcome.New));
        Assert.Equal("forestry", First("山脚下有马蜂窝"));
        Assert.Equal(Shipped.Version, versions.Current().Parent);
        Assert.Equal(TinyCorpus.Material.WordClasses.Keys, ModelFile.Load(folder).Domains.Phrases.Parameters.Words.Words.Keys);
        Assert.Equal("nothing-new", Learn(corrections).Reason);

        Assert.Equal(Shipped.Version, versions.RollBack(null).Version);
        Assert.Equal(Shipped.Predict("山脚下有马蜂窝").Scores, ModelFile.Load(folder).Predict("山脚下有马蜂窝").Scores);
        Assert.Equal("rolled-back-before", Learn(corrections).Reason);

        Assert.Equal(outcome.Version, versions.RollBack(outcome.Version).Version);
        Assert.Equal("forestry", First("山脚下有马蜂窝"));
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_not_rolled_back_to_and_nothing_changes()
    {
        var served = Learn(Decided(TinyCorpus.NewMatter, "forestry")).Version;
        File.WriteAllText(Path.Combine(folder, "versions", Shipped.Version, ModelFile.Name), "\u000Dan older form");

        Assert.Throws<InvalidDataException>(() => versions.RollBack(null));

        Assert.Equal(served, versions.Current().Version);
        Assert.All(versions.List(), version => Assert.False(version.RolledBack));
    }

    [Fact]
    public void Poisoned_corrections_are_not_promoted()
    {
        var outcome = Learn(Decided(TinyCorpus.Poison, "campus"));

        Assert.Equal((false, "worse", Shipped.Version), (outcome.Promoted, outcome.Reason, outcome.Version));
        Assert.Contains(outcome.Figures, figure => figure is { Of: "lead-of-gas", Worse: true } && figure.After < figure.Before);
        Assert.Equal(Shipped.Version, ModelFile.Load(folder).Version);
        Assert.Empty(versions.List());
    }

    [Fact]
    public void A_name_from_one_or_two_reports_is_in_no_vocabulary_and_from_three_it_may_be()
    {
        var texts = TinyCorpus.NewMatter.Select((text, index) => index < 2 ? text + "我叫欧鑫淼" : index < 5 ? text + "在翡翠路" : text);

        Assert.True(Learn(Decided([.. texts], "forestry")).Promoted);

        var model = ModelFile.Load(folder);
        var known = new[] { model.Domains.Domains, model.Domains.Scope!, model.UrgentModel }
            .SelectMany(part => part.Vocabulary.Keys).Select(Ngrams.Spell).ToHashSet();
        Assert.DoesNotContain(known, gram => gram.Contains('鑫', StringComparison.Ordinal) || gram.Contains('淼', StringComparison.Ordinal));
        Assert.Contains("翡翠", known);
        Assert.Empty(model.Domains.Phrases.Parameters.Letters.Intersect("鑫淼"));
    }

    [Fact]
    public void One_text_sent_many_times_counts_once_and_the_last_decision_stands()
    {
        var sent = new[] { "门口的马蜂窝", "门口的马蜂窝。", "门口的马蜂窝！" }.Select((text, index) => new Correction(Area, index, text, $"domain-{index}"));

        var different = Assert.Single(DifferentReports.Of(sent));

        Assert.Equal("domain-2", different.Domain);
    }

    private LearningOutcome Learn(IReadOnlyList<Correction> corrections) =>
        new CorrectionLearning(TinyCorpus.Material, TinyCorpus.Lead, weight: 3, TimeProvider.System, _ => { }).Run(versions, new([Area], corrections));

    private string First(string text) => ModelFile.Load(folder).Predict(text).Scores[0].Label;

    private static Correction[] Decided(IEnumerable<string> texts, string domain) => [.. texts.Select((text, index) => new Correction(Area, index + 1, text, domain))];
}
