using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PublicReport.Jurisdictions;
using PublicReport.Stack.Tests.Browser;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Townships;

/// <summary>An invented township is served by its file alone: bot, core and console know nothing else.</summary>
public sealed partial class SecondTownshipTests : IDisposable
{
    private const string Area = "990102103";
    private const string Sentence = "柳溪村小学门口电线杆歪了，快倒了";
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Stack.Tests", "Townships", $"{Area}.yaml");
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Bot_core_and_console_serve_an_invented_township_by_its_file_alone()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "jurisdictions")).FullName;
        System.IO.File.Copy(File, Path.Combine(folder, Path.GetFileName(File)));
        await using var gateway = await GatewayProcess.StartAsync(home, $"--Jurisdictions={folder}");
        await using var chromium = await Chromium.StartAsync();

        var talk = await ReportAsync(await chromium.PersonAsync(420, 860), gateway.Url);
        Assert.Matches(ReceiptCode(), talk);
        var office = new ConsolePerson(await chromium.PersonAsync());
        await office.RedeemAsync(gateway.LinkOf("an"));
        await office.Page.GotoAsync($"{gateway.Url}/console/queue");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = Sentence }).First.ClickAsync();
        await Assertions.Expect(office.Page.GetByText("为什么送到这里")).ToBeVisibleAsync();
        var page = await office.Page.Locator("body").InnerTextAsync();

        Assert.Contains("柳溪村", page, StringComparison.Ordinal);
        Assert.Contains("电管站", page, StringComparison.Ordinal);
        AssertNothingOfLuoji(talk + page + gateway.Output);
    }

    private static async Task<string> ReportAsync(IPage phone, string url)
    {
        await phone.GotoAsync($"{url}/simulator");
        // The page asks who holds the phone; what is sent before that comes from nobody.
        await phone.Locator("#persona option").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        foreach (var (words, answer) in new[] { (Sentence, "请核对"), ("提交", "查询码") })
        {
            await phone.Locator("#text").FillAsync(words);
            await phone.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).First.ClickAsync();
            await Assertions.Expect(phone.Locator("#messages")).ToContainTextAsync(answer);
        }

        return await phone.Locator("#messages").InnerTextAsync();
    }

    private static void AssertNothingOfLuoji(string text)
    {
        var luoji = JurisdictionLoader.Load(Repository.Luoji);
        var invented = JurisdictionLoader.Load(File);
        var names = luoji.Departments.Values.Select(department => department.Name)
            .Except(invented.Departments.Values.Select(department => department.Name))
            .Where(name => name.Length > 2)
            .Concat(luoji.Villages.Select(village => village.Name)).Append(luoji.Name).Append(luoji.County).Append(luoji.Area);
        Assert.All(names, name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }

    [GeneratedRegex(Area + @"(-[0-9A-Z]{4}){4}-[0-9A-Z*~$=]")]
    private static partial Regex ReceiptCode();
}
