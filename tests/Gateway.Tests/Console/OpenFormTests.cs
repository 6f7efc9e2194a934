using Bunit;
using PublicReport.Gateway.Console;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>What is typed on a page belongs to the hazard, and to the state of it, that the person saw.</summary>
public sealed class OpenFormTests : IAsyncDisposable
{
    private readonly ConsoleStage stage = new();

    public OpenFormTests()
    {
        stage.Add("A", "2026-000001", "护栏断了", "reply", "accept");
        stage.Add("B", "2026-000002", "护栏缺了一段", "reply", "accept");
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public void A_link_to_another_hazard_shows_that_hazard_with_nothing_typed()
    {
        var console = stage.Open("/console/hazards/A");
        console.Press("答复举报人");
        console.Find("textarea").Change("您说的护栏已经修好。");

        stage.GoTo("/console/hazards/B");

        console.WaitForAssertion(() => Assert.Contains("2026-000002", console.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Empty(console.FindAll("textarea"));
    }

    [Fact]
    public void A_form_opened_before_somebody_elses_act_is_refused_with_who_did_what()
    {
        var console = stage.Open("/console/hazards/A");
        console.Press("答复举报人");
        console.Find("textarea").Change("明天去看。");

        stage.Casework.ActElsewhere("A", "accept", "王五");
        console.WaitForAssertion(() => Assert.Contains("王五", console.Find(".log").TextContent, StringComparison.Ordinal));
        Assert.Contains("已有新的处理", console.Markup, StringComparison.Ordinal);
        console.Press("提交：答复举报人");

        Assert.Empty(stage.Casework.Acts);
        console.WaitForAssertion(() => Assert.Contains("王五 于 ", console.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("王五", console.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("明天去看。", console.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void After_reading_what_somebody_else_did_the_same_form_can_be_sent()
    {
        var console = stage.Open("/console/hazards/A");
        console.Press("答复举报人");
        console.Find("textarea").Change("明天去看。");
        stage.Casework.ActElsewhere("A", "accept", "王五");
        console.Press("提交：答复举报人");
        console.WaitForAssertion(() => Assert.Contains("已先做了", console.Markup, StringComparison.Ordinal));

        console.Press("提交：答复举报人");

        console.WaitForAssertion(() => Assert.Equal("明天去看。", Assert.Single(stage.Casework.Acts).Note));
    }
}

internal static class Presses
{
    /// <summary>The button with these words on it.</summary>
    public static void Press(this IRenderedComponent<Routes> console, string words) =>
        console.FindAll("button").First(button => button.TextContent.Trim() == words).Click();
}
