using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>The main job in real browsers against the real process: a phone, a department, and back to the phone.</summary>
public sealed partial class WholeWayTests : IDisposable
{
    private const string Sentence = "松岗村小学门口电线杆歪了，快倒了";
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_report_goes_from_the_phone_to_the_department_and_the_reply_comes_back()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        await using var chromium = await Chromium.StartAsync();
        var office = await QueueOfAsync(chromium, gateway, "safety-office");
        var power = await QueueOfAsync(chromium, gateway, "power-supply");

        var phone = await chromium.PersonAsync(420, 860);
        var receipt = await ReportAsync(phone, gateway.Url);
        await SendToPowerSupplyAsync(office);
        // Without a reload: the page is the one opened before the report.
        await power.Page.GetByRole(AriaRole.Link, new() { Name = Sentence }).First.ClickAsync();
        await power.ActAsync("受理");
        await Assertions.Expect(power.Page.Locator(".log")).ToContainTextAsync("受理");
        await power.ActAsync("答复举报人", "已安排人员今天下午到现场加固。");
        await Assertions.Expect(power.Page.Locator(".said").First).ToContainTextAsync("已安排人员今天下午到现场加固。");

        await SayAsync(phone, receipt);
        await Assertions.Expect(phone.Locator("#messages")).ToContainTextAsync("已安排人员今天下午到现场加固。");
    }

    private static async Task<ConsolePerson> QueueOfAsync(Chromium chromium, GatewayProcess gateway, string account)
    {
        var person = new ConsolePerson(await chromium.PersonAsync());
        await person.RedeemAsync(gateway.LinkOf(account));
        await person.Page.GotoAsync($"{gateway.Url}/console/queue");
        await Assertions.Expect(person.Page.GetByText("没有符合条件的隐患")).ToBeVisibleAsync();
        return person;
    }

    /// <summary>The Safety Office sees every report; one the machine was unsure of it gives to the lead department itself.</summary>
    private static async Task SendToPowerSupplyAsync(ConsolePerson office)
    {
        await office.Page.GetByRole(AriaRole.Link, new() { Name = Sentence }).First.ClickAsync();
        await Assertions.Expect(office.Page.GetByText("为什么送到这里")).ToBeVisibleAsync();
        if (await office.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).CountAsync() > 0)
        {
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "指派部门", Exact = true }).ClickAsync();
            await office.Page.GetByLabel("行业领域").SelectOptionAsync("electric-power");
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "提交：指派部门" }).ClickAsync();
        }

        await Assertions.Expect(office.Page.Locator("p.row").First).ToContainTextAsync("供电所");
    }

    private static async Task<string> ReportAsync(IPage phone, string url)
    {
        await phone.GotoAsync($"{url}/simulator");
        await phone.Locator("#persona option").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SayAsync(phone, Sentence);
        await Assertions.Expect(phone.Locator("#messages")).ToContainTextAsync("请核对");
        await SayAsync(phone, "提交");
        await Assertions.Expect(phone.Locator("#messages")).ToContainTextAsync(ReceiptCode());
        return ReceiptCode().Match(await phone.Locator("#messages").InnerTextAsync()).Value;
    }

    private static async Task SayAsync(IPage phone, string words)
    {
        await phone.Locator("#text").FillAsync(words);
        await phone.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).First.ClickAsync();
    }

    [GeneratedRegex(@"\d{9}(-[0-9A-Z]{4}){4}-[0-9A-Z*~$=]")]
    private static partial Regex ReceiptCode();
}
