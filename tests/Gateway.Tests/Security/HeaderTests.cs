using System.Net;
using Microsoft.AspNetCore.Builder;
using PublicReport.Gateway.WeChat.Protocol;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

public sealed class HeaderTests : IAsyncLifetime
{
    private WebApplication app = null!;
    public async Task InitializeAsync()
    {
        app = await SilentCore.BuildAsync();
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/privacy", HttpStatusCode.OK)]
    [InlineData("/r", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/r/341503205", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    public async Task Every_page_is_kept_nowhere_runs_nothing_foreign_and_tells_no_address(string path, HttpStatusCode status)
    {
        using var http = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Contains("geolocation=(self)", Header("Permissions-Policy"), StringComparison.Ordinal);
        var policy = Header("Content-Security-Policy");
        Assert.All(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);

        string Header(string name) => string.Join(',', response.Headers.GetValues(name));
    }

    [Fact]
    public async Task A_body_larger_than_any_form_without_files_is_refused()
    {
        // Sends no body before it is asked to: a refusal is read, not lost with the connection.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var http = new HttpClient(handler) { BaseAddress = new(app.Urls.First()) };
        // Signed: what is not is refused before anything of it is read.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/wechat?signature={WeChatSignature.Of(SilentCore.Settings.WeChat.Token, "1", "2")}&timestamp=1&nonce=2")
        {
            Content = new ByteArrayContent(new byte[(1024 * 1024) + 1]),
        };
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Too_many_requests_wait_first_and_are_then_told_so_in_words()
    {
        using var http = Client();
        using var enough = new CancellationTokenSource();
        var pages = Enumerable.Range(0, 200).Select(_ => http.GetAsync("/privacy", enough.Token)).ToList();
        await foreach (var page in Task.WhenEach(pages))
        {
            if ((await page).StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Contains("操作太频繁了", await (await page).Content.ReadAsStringAsync(), StringComparison.Ordinal);
                await enough.CancelAsync();
                return;
            }
        }

        Assert.Fail("two hundred pages at once were all served");
    }

    private HttpClient Client() => new() { BaseAddress = new(app.Urls.First()) };
}
