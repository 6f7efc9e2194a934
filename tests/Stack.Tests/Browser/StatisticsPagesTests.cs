using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>Dashboard, lists behind figures, sheets and search in a real browser against the real process. PR_SCREENSHOTS names a folder to look at them.</summary>
public sealed partial class StatisticsPagesTests : IDisposable
{
    private static readonly string[] Texts =
    [
        "松岗村小学门口电线杆歪了，快倒了", "竹园村卫生室楼道灯不亮，老人摔跤", "罗集村菜市场消防通道堵死了", "华城村燃气管子漏气有味道",
        "云水村文化广场配电箱没锁", "储渡村渡口栏杆断了", "陈墩村油坊锅炉没年检", "栗树村养老院安全出口锁了", "金湾村工地脚手架松动",
    ];

    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Every_figure_of_the_dashboard_and_the_sheet_opens_a_list_of_that_length()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        using var core = new CoreClient(gateway.Core);
        foreach (var text in Texts)
        {
            await core.SubmitAsync(Guid.NewGuid().ToString("N"), text);
        }

        await using var chromium = await Chromium.StartAsync();
        var office = new ConsolePerson(await chromium.PersonAsync(1366, 1400));
        await office.RedeemAsync(gateway.LinkOf("safety-office"));
        await DashboardAsync(office.Page, gateway.Url);
        await SheetAsync(office.Page, gateway.Url);
        await SearchAsync(office.Page, gateway.Url);
        await OpenAsync(await chromium.PersonAsync(420, 860, script: false), gateway.Url);
    }

    private static async Task DashboardAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/dashboard");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "近十二个月" })).ToBeVisibleAsync();
        await ShowAsync(page, "dashboard");
        await Assertions.Expect(page.Locator(".counts a").Filter(new() { HasText = "正在办理" }).Locator("b")).Not.ToHaveTextAsync("0");
        await OpensAsync(page, page.Locator("table.heat tbody tr").First.Locator("td a").Last);
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "近十二个月" })).ToBeVisibleAsync();
        await OpensAsync(page, page.Locator("section.card table").First.Locator("tbody tr").Last.Locator("a").Last);
    }

    /// <summary>Follows a figure and finds as many rows as it said.</summary>
    private static async Task OpensAsync(IPage page, ILocator figure)
    {
        await Assertions.Expect(figure).ToHaveTextAsync(Figure());
        var count = int.Parse(await figure.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await figure.ClickAsync();
        // By its words: the sheet that is left has headings of its own.
        await Assertions.Expect(page.Locator("h1").Filter(new() { HasText = $"共 {count} 条" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(count);
    }

    private static async Task SheetAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/sheets");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "受理情况" })).ToBeVisibleAsync();
        await ShowAsync(page, "sheet");
        var received = page.Locator("section.card").First.Locator("tbody tr").First.Locator("a");
        await Assertions.Expect(received).ToHaveTextAsync("9");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("下载表格").ClickAsync());
        using var workbook = ZipFile.OpenRead(await download.PathAsync());
        Assert.Contains(workbook.Entries, entry => entry.FullName.Contains("/charts/", StringComparison.Ordinal));
        await OpensAsync(page, received);
    }

    private static async Task SearchAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/queue");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("共 9 条");
        await page.GetByLabel("搜索", new() { Exact = true }).FillAsync("锅炉 年检");
        await page.GetByLabel("搜索", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("共 1 条");
        await page.GetByLabel("到", new() { Exact = true }).FillAsync("2020-01-01");
        await page.GetByLabel("到", new() { Exact = true }).PressAsync("Tab");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("共 0 条");
        await ShowAsync(page, "queue");
    }

    private static async Task OpenAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/open");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("罗集乡");
        await ShowAsync(page, "open");
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Figure();

    private static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PR_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
