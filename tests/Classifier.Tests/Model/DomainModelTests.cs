using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;
using static PublicReport.Classifier.Tests.Model.TrainingToy;

namespace PublicReport.Classifier.Tests.Model;

public sealed class DomainModelTests
{
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
    public void Models_of_other_labels_do_not_vote_together()
    {
        var model = ReportModelTrainer.FitDomains(Material);
        var fewer = ReportModelTrainer.FitDomains(Material with { Rows = [.. Material.Rows.Where(row => row.Primary != SafetyDomain.OutOfScope)] });

        Assert.Throws<ArgumentException>(() => new DomainModel(model.Domains, model.Scope, fewer.Phrases, model.LongestWhole));
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
}
