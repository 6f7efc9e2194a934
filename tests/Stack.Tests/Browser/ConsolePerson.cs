using Microsoft.Playwright;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>Somebody of staff at the console.</summary>
internal sealed class ConsolePerson(IPage page)
{
    public const string Password = "a long enough pass-phrase";

    public IPage Page { get; } = page;

    /// <summary>Opens the printed link, sets the password and is signed in.</summary>
    public async Task RedeemAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.Locator("input[name=password]").FillAsync(Password);
        await Page.Locator("input[name=repeated]").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "设置密码并登录" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "今天要办" }).WaitForAsync();
    }

    /// <summary>Presses an act's button, writes the words asked for and sends.</summary>
    public async Task ActAsync(string label, string? words = null)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
        if (words is not null)
        {
            await Page.Locator("textarea").FillAsync(words);
        }

        await Page.GetByRole(AriaRole.Button, new() { Name = $"提交：{label}" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = $"提交：{label}" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
