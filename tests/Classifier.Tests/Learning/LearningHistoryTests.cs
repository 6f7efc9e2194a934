using PublicReport.Classifier.Learning;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Learning;

/// <summary>Several townships that teach one model, rollbacks, and trainings that overlap with them.</summary>
public sealed class LearningHistoryTests : IDisposable
{
    private const string First = "341503205";
    private const string Second = "990101001";
    private static readonly string[] Drains = ["雨水沟的篦子丢了", "篦子被车压断", "篦子翻起来了", "沟上的篦子没了半年", "两块篦子叫人偷走", "篦子松动响得很"];
    private static readonly ReportModel Shipped = ReportModelTrainer.Train(TinyCorpus.Material, TinyCorpus.Lead, _ => { });

    private readonly string folder = Directory.CreateTempSubdirectory("pr-history-").FullName;
    private readonly ModelVersions versions;

    public LearningHistoryTests()
    {
        ModelFile.Save(Shipped, folder);
        versions = new(folder, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_the_first_township_taught_is_still_known_after_the_second_one_has_trained()
    {
        // The first township is old: its versions lie far above those of the second.
        var nests = Decided(First, 49_000, TinyCorpus.NewMatter, "forestry");
        Assert.True(Learn([First], nests).Promoted);
        var drains = Decided(Second, 1, Drains, "campus");

        Assert.Contains(First, Assert.Throws<InvalidDataException>(() => Learn([Second], drains)).Message, StringComparison.Ordinal);
        var outcome = Learn([First, Second], [.. nests, .. drains]);

        Assert.Equal((true, Drains.Length), (outcome.Promoted, outcome.New));
        Assert.Equal(("forestry", "campus"), (Says("山脚下有马蜂窝"), Says("路边沟上的篦子断了")));
        Assert.Equal((49_009, 6), (versions.Current().Learnt[First], versions.Current().Learnt[Second]));
    }

    [Fact]
    public void After_a_rollback_one_new_correction_does_not_bring_the_old_ones_back()
    {
        var wrong = Decided(First, 1, TinyCorpus.NewMatter, "campus");
        var thrownOut = Learn([First], wrong).Version;
        versions.RollBack(null);
        var later = Decided(First, 11, Drains, "forestry");

        var outcome = Learn([First], [.. wrong, .. later]);

        Assert.Equal((true, TinyCorpus.NewMatter.Count, Drains.Length), (outcome.Promoted, outcome.Rejected, outcome.New));
        Assert.Equal(Shipped.Version, versions.Current().Parent);
        Assert.Equal("forestry", Says("路边沟上的篦子断了"));
        // Nor with the training after that.
        var more = Decided(First, 17, ["篦子缺了一角"], "forestry");
        Assert.Equal(TinyCorpus.NewMatter.Count, Learn([First], [.. wrong, .. later, .. more]).Rejected);
        Assert.Equal(0, Learn([First], [.. wrong, .. later, .. more], rejectedToo: true).Rejected);
        Assert.Contains(versions.List(), version => version.Version == thrownOut);
    }

    [Fact]
    public void A_rollback_over_several_versions_rejects_all_it_leaves()
    {
        var nests = Decided(First, 1, TinyCorpus.NewMatter, "campus");
        Learn([First], nests);
        Assert.True(Learn([First], [.. nests, .. Decided(First, 11, Drains, "campus")]).Promoted);

        versions.RollBack(Shipped.Version);

        Assert.Equal(2, versions.List().Count(version => version.RolledBack));
    }

    [Fact]
    public void A_training_that_began_before_a_rollback_is_not_promoted()
    {
        var nests = Decided(First, 1, TinyCorpus.NewMatter, "forestry");
        Learn([First], nests);

        var outcome = Learn([First], [.. nests, .. Decided(First, 11, Drains, "campus")], meanwhile: () => versions.RollBack(null));

        Assert.Equal((false, "served-changed", Shipped.Version), (outcome.Promoted, outcome.Reason, outcome.Version));
        Assert.Equal(Shipped.Version, ModelFile.Load(folder).Version);
    }

    private LearningOutcome Learn(string[] areas, IReadOnlyList<Correction> corrections, bool rejectedToo = false, Action? meanwhile = null)
    {
        var learning = new CorrectionLearning(TinyCorpus.Material, TinyCorpus.Lead, weight: 3, TimeProvider.System, step =>
        {
            if (step == "trained on everything")
            {
                meanwhile?.Invoke();
            }
        });
        return learning.Run(versions, new(areas, corrections), rejectedToo);
    }

    private string Says(string text) => ModelFile.Load(folder).Predict(text).Scores[0].Label;

    private static Correction[] Decided(string area, long from, IEnumerable<string> texts, string domain) =>
        [.. texts.Select((text, index) => new Correction(area, from + index, text, domain))];
}
