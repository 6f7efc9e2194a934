using Microsoft.Playwright;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>Pages of an office beside single hazards: templates, several hazards at once, supervision.</summary>
public sealed class OfficePagesTests : IDisposable
{
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Own_words_are_kept_and_used_for_several_hazards_with_a_result_for_each()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.PersonAsync();
        await new ConsolePerson(page).RedeemAsync(gateway.LinkOf("safety-office"));
        await EnterAsync(page, gateway.Url, "中心小学食堂后门被锁死，里面有学生");
        await EnterAsync(page, gateway.Url, "卫生院输液室氧气瓶旁边有人抽烟");

        await SaveTemplateAsync(page, gateway.Url);
        await page.GotoAsync($"{gateway.Url}/console/batch");
        await page.GetByLabel("办什么").SelectOptionAsync("accept");
        await page.GetByLabel("常用语").SelectOptionAsync(new SelectOptionValue { Label = "本办用语" });
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("已收到，马上安排。");
        await Assertions.Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(2);
        await page.GetByLabel("全选").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "对选中的 2 件：受理" }).ClickAsync();
        await Assertions.Expect(page.Locator("#results h2")).ToContainTextAsync("2 件成功，0 件没有办成");

        await page.GetByLabel("全选").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "对选中的 2 件：受理" }).ClickAsync();
        await Assertions.Expect(page.Locator("#results")).ToContainTextAsync("0 件成功，2 件没有办成");
        await Assertions.Expect(page.Locator("#results")).ToContainTextAsync("当前状态下不能做这一步");

        await page.GotoAsync($"{gateway.Url}/console/supervision");
        await Assertions.Expect(page.GetByText("没有督办中的隐患")).ToBeVisibleAsync();
        await page.GotoAsync($"{gateway.Url}/console");
        await Assertions.Expect(page.GetByText("没有配置值班机器人或值班邮箱")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#needs-me tbody tr")).ToHaveCountAsync(2);
    }

    private static async Task EnterAsync(IPage page, string url, string text)
    {
        await page.GotoAsync($"{url}/console/enter");
        await page.GetByLabel("举报内容（照原话记录）").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await page.Locator(".receipt").WaitForAsync();
        await page.GotoAsync($"{url}/console/queue");
        await page.GetByRole(AriaRole.Link, new() { Name = text }).First.ClickAsync();
        var accept = page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true });
        await Assertions.Expect(page.GetByText("为什么送到这里")).ToBeVisibleAsync();
        if (await accept.CountAsync() == 0)
        {
            // The machine was sure and sent it on: the Safety Office takes it back to itself for this test.
            await page.GetByRole(AriaRole.Button, new() { Name = "指派部门", Exact = true }).ClickAsync();
            await page.GetByLabel("部门").SelectOptionAsync("safety-office");
            await page.GetByRole(AriaRole.Button, new() { Name = "提交：指派部门" }).ClickAsync();
            await accept.WaitForAsync();
        }
    }

    private static async Task SaveTemplateAsync(IPage page, string url)
    {
        await page.GotoAsync($"{url}/console/templates");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "新增一条" })).ToBeVisibleAsync();
        var known = await page.GetByLabel("名称").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "新增一条" }).ClickAsync();
        // The office has templates already: until the new line is there, the last one is one of those.
        await Assertions.Expect(page.GetByLabel("名称")).ToHaveCountAsync(known + 1);
        await page.GetByLabel("名称").Last.FillAsync("本办用语");
        await page.GetByLabel("内容").Last.FillAsync("已收到，马上安排。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("已保存。")).ToBeVisibleAsync();
    }
}
