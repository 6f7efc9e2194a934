using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>The end of a session is announced and said; it takes nothing that was typed and leads back to where the person was.</summary>
public sealed class EndOfSessionTests : IAsyncDisposable
{
    private readonly ConsoleStage stage = new();

    public EndOfSessionTests() => stage.Add("A", "2026-000001", "护栏断了", "reply");

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public void Somebody_elses_report_after_the_end_takes_nothing_that_was_typed()
    {
        var console = stage.Open("/console/hazards/A");
        console.Press("答复举报人");
        console.Find("textarea").Change("明天去看。");

        stage.Casework.IsSignedOut = true;
        stage.Casework.ActElsewhere("A", "accept", "王五");

        console.WaitForAssertion(() => Assert.Contains("登录已失效", console.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("/console/sign-in?return=%2Fconsole%2Fhazards%2FA", console.Find("[role=alert] a").GetAttribute("href"));
        Assert.Equal("明天去看。", console.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void A_page_that_has_nothing_on_it_yet_leads_to_sign_in_and_back()
    {
        stage.Casework.IsSignedOut = true;

        stage.Open("/console/hazards/A");

        Assert.EndsWith("/console/sign-in?return=%2Fconsole%2Fhazards%2FA&error=not-signed-in", stage.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_quiet_night_the_page_says_ten_minutes_before_that_it_will_stop_and_then_that_it_has()
    {
        var console = stage.Open("/console/hazards/A");
        Assert.Empty(console.FindAll("[role=status]"));

        stage.Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromMinutes(10));
        console.WaitForAssertion(() => Assert.Contains("到期", console.Find("[role=status]").TextContent, StringComparison.Ordinal));

        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        console.WaitForAssertion(() => Assert.Contains("登录已失效", console.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }
}
