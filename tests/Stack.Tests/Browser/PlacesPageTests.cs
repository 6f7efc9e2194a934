using Microsoft.Playwright;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>The Safety Office corrects a point; staff enter a report for somebody who phones and read the receipt out.</summary>
public sealed class PlacesPageTests : IDisposable
{
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task The_safety_office_corrects_a_place_and_enters_a_report_for_somebody_who_phones()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        await using var chromium = await Chromium.StartAsync();
        var office = new ConsolePerson(await chromium.PersonAsync());
        await office.RedeemAsync(gateway.LinkOf("safety-office"));

        await office.Page.GotoAsync($"{gateway.Url}/console/places");
        var row = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "松岗村委会" });
        await row.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        // The server fills the form a moment after the click: what is typed before would be overwritten.
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading, new() { Name = "修改地名" })).ToBeVisibleAsync();
        await office.Page.GetByLabel("东经（WGS-84，度）").FillAsync("116.36123");
        await office.Page.GetByLabel("位置还没有实地核实").UncheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("116.36123");
        await Assertions.Expect(row).ToContainTextAsync("安委办");

        await EnterAsync(office.Page, gateway.Url);
        await office.Page.GotoAsync($"{gateway.Url}/console/queue");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "桥栏杆断了两根" }).First.ClickAsync();
        await Assertions.Expect(office.Page.GetByText("电话 · 匿名 · 登记人：safety-office")).ToBeVisibleAsync();
    }

    private static async Task EnterAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/enter");
        await page.GetByLabel("举报内容（照原话记录）").FillAsync("桥栏杆断了两根，晚上看不见");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync(CoreClient.Area);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeVisibleAsync();
    }
}
