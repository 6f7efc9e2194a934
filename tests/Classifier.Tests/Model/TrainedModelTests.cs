using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Tests.Model;

/// <summary>On the model that the build trained.</summary>
public sealed class TrainedModelTests
{
    private static readonly ReportModel Served = ModelFile.Load(ClassifierHost.DefaultModelFolder);

    [Fact]
    public void Seventeen_of_the_twenty_plain_sentences_go_to_the_right_lead()
    {
        var luoji = JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml"));
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "smoke.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        var right = lines.Count(cells => Lead(Served.Predict(cells[0]).Scores[0].Label) == Lead(cells[1]));

        Assert.Equal(20, lines.Count);
        Assert.InRange(right, 17, 20);

        string Lead(string domain) => domain == SafetyDomain.OutOfScope ? domain : luoji.LeadOf(domain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀😀🔥")]
    [InlineData("\0\u0001\uD800\uFFFF")]
    [InlineData("The gas bottle in the restaurant is leaking")]
    [InlineData("學校門口的電線桿快倒了")]
    [InlineData("１２３４５６７８")]
    public void Any_text_gets_all_labels_with_probabilities_that_sum_to_one(string text)
    {
        var prediction = Served.Predict(text);

        Assert.Equal(SafetyDomain.All.Count + 1, prediction.Scores.Count);
        Assert.Equal(1, prediction.Scores.Sum(score => score.Probability), 3);
        Assert.InRange(prediction.UrgentProbability, 0, 1);
        Assert.InRange(prediction.InvalidProbability, 0, 1);
    }

    [Fact]
    public void Ten_thousand_characters_get_an_answer() =>
        Assert.Equal(1, Served.Predict(string.Concat(Enumerable.Repeat("工地脚手架没有防护网", 1000))).Scores.Sum(score => score.Probability), 3);

    [Fact]
    public void Traditional_characters_and_full_width_digits_read_like_plain_ones() =>
        Assert.Equal(Served.Predict("电线杆10根歪了").Scores, Served.Predict("電線桿１０根歪了").Scores);

    [Fact]
    public void A_saved_model_answers_as_before()
    {
        var folder = Directory.CreateTempSubdirectory("pr-model-").FullName;
        ModelFile.Save(Served, folder);

        Assert.Equal(Served.Predict("楼道里堆满了电动车").Scores, ModelFile.Load(folder).Predict("楼道里堆满了电动车").Scores);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_missing_model_is_named() =>
        Assert.Throws<InvalidDataException>(() => ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "nowhere")));
}
