using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Gateway.Backend;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>Signing in and out of the console with a browser that has several tabs.</summary>
[Collection(PhoneCollection.Name)]
public sealed class ConsoleSignInTests(PhoneStack stack)
{
    private const string Password = "一个够长的口令 2026";

    [Fact]
    public async Task A_second_tabs_form_sent_after_the_first_tab_signed_in_leads_back_to_sign_in_with_a_sentence()
    {
        using var browser = stack.Visit();
        var account = await ActivateAsync("police");
        var second = await browser.OpenAsync("/console/sign-in?return=/console/queue");
        await browser.OpenAsync("/console/sign-in");
        var first = await SignInAsync(browser, account);

        var again = await browser.SendFromAsync(second, "/console/session", ("area", Handlers.Office.Area), ("account", account), ("password", Password));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("请再填一次", again.Text, StringComparison.Ordinal);
        Assert.Equal("/console/queue", again.Field("return"));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(browser, account)).Status);
    }

    [Fact]
    public async Task A_form_without_a_township_is_answered_in_words()
    {
        using var browser = stack.Visit();
        await browser.OpenAsync("/console/sign-in");

        var page = await browser.SendAsync("/console/session", ("area", null), ("account", "police"), ("password", Password));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("请选择乡镇", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_out_the_core_refuses_the_token_other_tabs_still_hold()
    {
        var account = await ActivateAsync("forestry-station");
        using var browser = stack.Visit();
        await browser.OpenAsync("/console/sign-in");
        await SignInAsync(browser, account);
        var leave = await browser.OpenAsync("/console/leave");
        var left = await browser.SendAsync("/console/session/end");
        Assert.Contains("登录工作台", left.Text, StringComparison.Ordinal);

        var access = stack.Stack.Gateway.Services.GetRequiredService<IAccessBackend>();
        var session = (await access.SignInAsync(Handlers.Office.Area, account, Password)).Value!;
        await access.SignOutAsync(session.Token, Guid.NewGuid().ToString("N"));

        Assert.Equal("not-signed-in", (await access.BindingAsync(session.Token)).ErrorCode);
        var outdated = await browser.SendFromAsync(leave, "/console/session/end");
        Assert.Contains("登录工作台", outdated.Text, StringComparison.Ordinal);
    }

    private static Task<Page> SignInAsync(Visitor browser, string account) => browser.SendAsync(
        "/console/session", ("area", Handlers.Office.Area), ("account", account), ("password", Password));

    private async Task<string> ActivateAsync(string account)
    {
        var link = stack.Stack.FirstRunLinks.Single(link => link.Area == Handlers.Office.Area && link.Account == account);
        var access = stack.Stack.Gateway.Services.GetRequiredService<IAccessBackend>();
        Assert.True((await access.RedeemAsync(link.Code, Password)).IsOk);
        return account;
    }
}
