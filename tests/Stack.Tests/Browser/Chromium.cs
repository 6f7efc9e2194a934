using Microsoft.Playwright;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>Debian's Chromium, headless and quiet, driven by Playwright; every page has a fresh profile.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    /// <summary>Milliseconds. Two busy cores draw a page slowly; what never comes fails all the same.</summary>
    private const int Patience = 90_000;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = Quiet }));
    }

    /// <summary>A person at a screen of their own: own cookies, own size.</summary>
    public async Task<IPage> PersonAsync(int width = 1366, int height = 900, bool script = true)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", JavaScriptEnabled = script });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
