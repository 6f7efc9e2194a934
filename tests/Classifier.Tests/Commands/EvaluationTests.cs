using PublicReport.Classifier.Commands;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Tests.Commands;

/// <summary>On the model that the build trained.</summary>
public sealed class EvaluationTests
{
    private static readonly ReportModel Served = ModelFile.Load(ClassifierHost.DefaultModelFolder);
    private static readonly Jurisdiction Luoji = JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml"));

    [Fact]
    public void Without_rows_every_figure_is_undefined()
    {
        var figures = Evaluation.Measure(Served, [], Luoji.LeadOf, TextWriter.Null);

        Assert.Equal(0, figures["rows"]);
        Assert.All(figures.Where(figure => figure.Key != "rows"), figure => Assert.Null(figure.Value));
    }

    [Fact]
    public void Figures_that_need_urgent_or_out_of_scope_rows_are_undefined_without_them()
    {
        var figures = Evaluation.Measure(Served, [new("煤气罐的软管老化裂开了", "gas", [], false)], Luoji.LeadOf, TextWriter.Null);

        Assert.Null(figures["urgent_recall"]);
        Assert.Null(figures["out_of_scope_f1"]);
        Assert.NotNull(figures["auto_coverage"]);
    }

    [Fact]
    public void An_alternative_counts_for_the_lead_but_not_strictly()
    {
        var figures = Evaluation.Measure(Served, [new("煤气罐的软管老化裂开了", "fire-safety", ["gas"], false)], Luoji.LeadOf, TextWriter.Null);

        Assert.Equal(1.0, figures["lead_top1"]);
        Assert.Equal(0.0, figures["strict_top1"]);
    }

    [Fact]
    public void A_wrong_domain_goes_to_the_confusion_table()
    {
        var table = new StringWriter();

        Evaluation.Measure(Served, [new("煤气罐的软管老化裂开了", "forestry", [], false)], Luoji.LeadOf, table);

        Assert.Contains("forestry -> gas", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_names_words_lead_and_clause()
    {
        var explained = ExplainCommand.Explain(Served, Luoji, "煤气罐的软管老化裂开了");

        Assert.Equal("建设所", explained["lead"]);
        Assert.StartsWith("建设所牵头负责", Assert.IsType<string>(explained["clause"]), StringComparison.Ordinal);
        Assert.NotEmpty(Served.Explain("煤气罐的软管老化裂开了", "gas"));
    }

    [Fact]
    public void Out_of_scope_is_explained_by_the_guidance() =>
        Assert.Equal(Luoji.OutOfScopeGuidance, ExplainCommand.Explain(Served, Luoji, "你好，新农合今年交多少钱？")["clause"]);

    [Fact]
    public void Empty_talk_ranks_above_a_concrete_hazard() => Assert.Equal(1.0, InvalidCommand.Measure(
        Served, [new("无", "invalid", [], false), new("三号车间配电箱门掉了，电线裸露在外面", "valid", [], false)])["auc"]);
}
