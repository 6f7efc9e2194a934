using System.Globalization;
using Microsoft.Playwright;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features.Ledger.Sheets;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>The ledger in a real browser against the real process: a file with a fault, mended, imported, counted, exported, updated.</summary>
public sealed class LedgerTests : IDisposable
{
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_list_is_imported_only_when_mended_and_every_figure_opens_it()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        await using var chromium = await Chromium.StartAsync();
        var office = new ConsolePerson(await chromium.PersonAsync());
        await office.RedeemAsync(gateway.LinkOf("safety-office"));
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "台账" }).ClickAsync();

        await ImportAsync(office.Page, gateway.Url);
        await office.Page.GotoAsync($"{gateway.Url}/console/ledger");
        await office.Page.GetByText("本期新增").First.WaitForAsync();
        await ShowAsync(office.Page, "ledger-overview");
        await office.Page.Locator(".counts a", new() { HasText = "本期新增" }).ClickAsync();
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading, new() { Name = "隐患清单" })).ToContainTextAsync("共 2 条");
        await ShowAsync(office.Page, "ledger-list");

        await ExportAsync(office.Page);
        await UpdateAsync(office.Page);
        await ShowAsync(office.Page, "ledger-entry");
        await CheckAsync(office.Page);
        await ShowAsync(office.Page, "ledger-enterprise");
    }

    private static async Task ImportAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/ledger/import");
        await page.Locator("input[type=file]").GiveAsync(File("错误.xlsx", "下周"));
        await Assertions.Expect(page.GetByText("不是日期，请写成 2026-03-02 这样")).ToHaveCountAsync(2);
        await ShowAsync(page, "ledger-import");
        await page.Locator("input[type=file]").GiveAsync(File("改好.xlsx", Day(60)));
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已导入 2 条" })).ToBeVisibleAsync();
    }

    private static async Task ExportAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.Equal("重大事故隐患清单.xlsx", download.SuggestedFilename);
        var table = SheetTable.Read("a.xlsx", await System.IO.File.ReadAllBytesAsync(await download.PathAsync())).Value;
        Assert.Equal(3, table.Rows.Count);
    }

    private static async Task UpdateAsync(IPage page)
    {
        await page.Locator("table.list tbody tr").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Locator("textarea").FillAsync("已停用，设备周五到货。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存进展" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("已停用，设备周五到货。");
    }

    private static async Task CheckAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "企业档案" }).ClickAsync();
        await page.GetByLabel("自查日期").FillAsync(Day(0));
        await page.GetByLabel("带队人", new() { Exact = true }).FillAsync("王五");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记自查" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("登记自查");
    }

    private static FilePayload File(string name, string deadline)
    {
        List<IReadOnlyList<string>> rows = [[.. SheetTexts.Columns.Select(column => column.Heading)]];
        rows.AddRange(new[] { "甲机械有限公司", "乙机械有限公司" }.Select(enterprise => (IReadOnlyList<string>)[.. SheetTexts.Columns.Select(column => column.Code switch
        {
            SheetTexts.NumberCode => "1",
            "enterprise" => enterprise,
            "domain" => "工贸（八大行业）",
            "found-on" => Day(0),
            "deadline" => deadline,
            _ => column.Example,
        })]));
        return new() { Name = name, MimeType = WorkbookWriter.ContentType, Buffer = WorkbookWriter.Write(new SheetContent("隐患清单", rows)) };
    }

    /// <summary>A township's day: in the last eight hours of a quarter by UTC, its next quarter has begun.</summary>
    private static string Day(int after) => WorkingCalendar.Day(DateTimeOffset.UtcNow).AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>No problem is shown; with PR_SCREENSHOTS set to a folder, what a person would see is kept there.</summary>
    private static async Task ShowAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator(".notice.bad")).ToHaveCountAsync(0);
        if (Environment.GetEnvironmentVariable("PR_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
