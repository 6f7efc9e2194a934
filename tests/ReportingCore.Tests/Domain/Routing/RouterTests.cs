using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Routing;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Jurisdiction Luoji = JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml"));

    [Theory]
    [InlineData("")]
    [InlineData("🔥🔥🔥")]
    [InlineData("There is a fire in Huayuan village, people are trapped")]
    [InlineData("花园村，如图")]
    [InlineData("花园村小学旁边，见照片")]
    [InlineData("（语音举报，请听录音）")]
    public void Words_without_a_matter_are_nothing_the_machine_may_decide_on(string text)
    {
        Assert.Equal(Legibility.None, ReadableWords.Of(text, "", evidence: false, Luoji));
        Assert.Equal(RouteReason.LowConfidence, Decide("out-of-scope", new() { Legibility = Legibility.None }).Reason);
        Assert.Equal((RouteReason.LowConfidence, Luoji.SafetyOffice), Where(Decide("electric-power", new() { Legibility = Legibility.None })));
    }

    [Theory]
    [InlineData("着火了", false, Legibility.Full)]
    [InlineData("井盖没了", true, Legibility.Scant)]
    [InlineData("罗集村社保卡怎么办理，养老金多少钱一个月", true, Legibility.Full)]
    public void A_few_words_tell_the_matter_unless_evidence_may_tell_another(string text, bool evidence, Legibility expected) =>
        Assert.Equal(expected, ReadableWords.Of(text, "", evidence, Luoji));

    [Fact]
    public void A_few_words_beside_a_photo_are_dispatched_but_never_pointed_elsewhere()
    {
        Assert.Equal(RouteReason.LowConfidence, Decide("out-of-scope", new() { Legibility = Legibility.Scant }).Reason);
        Assert.Equal(RouteReason.Dispatched, Decide("electric-power", new() { Legibility = Legibility.Scant }).Reason);
    }

    [Fact]
    public void Danger_to_life_is_never_pointed_elsewhere()
    {
        Assert.Equal((RouteReason.LowConfidence, Luoji.SafetyOffice), Where(Decide("out-of-scope", new() { Grave = true })));
        Assert.Equal(RouteReason.Dispatched, Decide("electric-power", new() { Grave = true }).Reason);
        Assert.Equal(RouteReason.OutOfScope, Decide("out-of-scope", new()).Reason);
    }

    [Fact]
    public void An_insisted_report_shows_no_words_that_spoke_against_its_domain()
    {
        var decision = Decide("out-of-scope", new() { Insist = true });

        Assert.Equal("fire-safety", decision.Domain);
        Assert.Empty(decision.Words);
        Assert.Equal(["电线杆"], Decide("electric-power", new()).Words);
    }

    [Fact]
    public void Words_explain_the_domain_a_person_left_and_no_other()
    {
        var decision = Decide("electric-power", new());

        Assert.Equal(["电线杆"], decision.ByPerson("forestry-station", "electric-power").Words);
        Assert.Empty(decision.ByPerson("forestry-station", "forestry").Words);
    }

    private static (RouteReason Reason, string Department) Where(RouteDecision decision) => (decision.Reason, decision.Department);

    private static RouteDecision Decide(string domain, RoutingSigns signs) => Router.Decide(SettableClassifier.Of(domain), Luoji, signs);
}
