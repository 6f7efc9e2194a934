using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.Stack.Tests.Browser;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>A real browser on a small phone, from the report to the answer; once without JavaScript, once with it and with axe on every page.</summary>
[Collection(PhoneCollection.Name)]
public sealed class PhoneWalkTests(PhoneStack stack)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData(false, 360, "竹园村路灯杆漏电，碰了手麻")]
    [InlineData(true, 320, "储渡村配电箱门掉了，电线露在外面")]
    public async Task A_report_a_receipt_its_progress_a_question_and_the_answer(bool script, int width, string sentence)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.PersonAsync(width, 740, script);
        var noise = new List<string>();
        page.Console += (_, message) => noise.AddRange(message.Type is "error" or "warning" && !message.Text.Contains("status of 422", StringComparison.Ordinal) ? [message.Text] : []);

        await page.GotoAsync($"{stack.Url}r");
        await page.GetByRole(AriaRole.Link, new() { Name = "罗集乡" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Assertions.Expect(page.Locator("#text-problem")).ToBeVisibleAsync();
        await LookAsync(page, script, "1-problem");
        await FillAsync(page, script, sentence);
        await LookAsync(page, script, "2-form");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync(sentence);
        await LookAsync(page, script, "3-summary");
        await page.Locator("button.main").ClickAsync();
        // Stands behind the receipt: texts are taken as they are, and a page may still be coming.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "现在就看进度" })).ToBeVisibleAsync();
        var receipt = string.Concat(await page.Locator("#receipt span").AllInnerTextsAsync());
        await LookAsync(page, script, "4-receipt");

        var hazard = await stack.NewestAsync();
        await stack.ActAsync(header => new ReplyToReporter(header with { Note = "请问具体在哪一根？" }, null, true), hazard.Id);
        await page.GotoAsync($"{stack.Url}t");
        await LookAsync(page, script, "5-track");
        await page.GetByLabel("查询码").FillAsync(receipt.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await page.GetByLabel("您的回答").FillAsync("村口第二根");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送回答" }).ClickAsync();
        await Assertions.Expect(page.Locator(".said.mine")).ToContainTextAsync("村口第二根");
        await stack.ReplyFinallyAsync(hazard.Id);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".said.final")).ToContainTextAsync("核查结论");
        await LookAsync(page, script, "6-replied");

        Assert.Single((await stack.FileAsync(hazard.Id)).Reports[0].Messages, message => message.FromReporter);
        Assert.Empty(noise);
    }

    [Theory]
    [InlineData("")]
    [InlineData("privacy")]
    [InlineData("no-such-page")]
    public async Task The_pages_beside_are_accessible_too(string path)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.PersonAsync(320, 740);
        await page.GotoAsync($"{stack.Url}{path}");
        await LookAsync(page, script: true, path.Length == 0 ? "0-home" : $"7-{path}");
    }

    private static async Task FillAsync(IPage page, bool script, string sentence)
    {
        await page.GetByLabel("是什么隐患").FillAsync(sentence);
        await page.GetByLabel("照片或视频").SetInputFilesAsync(new FilePayload { Name = "p.png", MimeType = "image/png", Buffer = Pictures.Png });
        await page.Locator("input[value=named]").CheckAsync();
        await Assertions.Expect(page.Locator("#name")).ToBeVisibleAsync();
        await page.Locator("input[value=anonymous]").CheckAsync();
        await Assertions.Expect(page.Locator("#name")).ToBeHiddenAsync();
        if (script)
        {
            await page.Context.GrantPermissionsAsync(["geolocation"]);
            await page.Context.SetGeolocationAsync(new() { Longitude = 116.4f, Latitude = 31.7f, Accuracy = 25 });
            await page.GetByRole(AriaRole.Button, new() { Name = "使用手机定位" }).ClickAsync();
            await Assertions.Expect(page.Locator("#locate-state")).ToContainTextAsync("25 米");
        }
        else
        {
            await Assertions.Expect(page.Locator("#locate")).ToBeHiddenAsync();
        }
    }

    /// <summary>Nothing hangs over the edge, and nobody is left out, by day and by night.</summary>
    private static async Task LookAsync(IPage page, bool script, string name)
    {
        if (Environment.GetEnvironmentVariable("PR_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{(script ? "js" : "plain")}-{name}.png") });
        }

        if (!script)
        {
            return;
        }

        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{name} is {over} pixels too wide");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await page.RunAxe(Rules);
            Assert.True(found.Violations.Length == 0, $"{name}: {string.Join("; ", found.Violations.Select(one => $"{one.Id} {string.Join(",", one.Nodes.Select(node => node.Html))}"))}");
        }
    }
}
