using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.Gateway.Standalone.Simulator;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Simulator;

/// <summary>The simulated phone against the real callback; the handler says what it understood.</summary>
public abstract class SimulatorTests(IStoreFixture store) : IAsyncLifetime
{
    /// <summary>A secret of its own for every test: nobody else's replies are found again.</summary>
    private readonly string serviceKey = Guid.NewGuid().ToString("N");
    private HttpClient http = null!;
    private WebApplication gateway = null!;

    public async Task InitializeAsync()
    {
        gateway = await StartAsync(simulator: true);
        http = ClientOf(gateway);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("compatible")]
    [InlineData("safe")]
    public async Task A_text_reaches_the_real_callback_in_every_mode_and_its_answer_comes_back_readable(string mode)
    {
        var answer = await SendAsync(new() { ["mode"] = mode, ["kind"] = "text", ["text"] = "桥栏杆断了]]>", ["menuId"] = "7" });
        Assert.Equal("text", answer["kind"]!.GetValue<string>());
        Assert.Equal("text 桥栏杆断了]]> 7", answer["text"]!.GetValue<string>());
        Assert.Equal(1, answer["attempts"]!.GetValue<int>());
    }

    [Fact]
    public async Task After_a_restart_a_new_message_is_no_retry_of_an_old_one()
    {
        Assert.Equal("text 一 ", await TextAsync(new() { ["kind"] = "text", ["text"] = "一" }));
        await DisposeAsync();
        await InitializeAsync();
        Assert.Equal("text 二 ", await TextAsync(new() { ["kind"] = "text", ["text"] = "二" }));
    }

    [Fact]
    public async Task Place_recording_and_events_arrive_as_what_they_are()
    {
        var amr = Convert.ToBase64String("#!AMR\n......"u8);
        Assert.Equal("location 31.75 116.5 村口", await TextAsync(new() { ["kind"] = "location", ["latitude"] = 31.75, ["longitude"] = 116.5, ["label"] = "村口" }));
        Assert.Equal("voice '有坑'", await TextAsync(new() { ["kind"] = "voice", ["data"] = amr, ["recognition"] = "有坑" }));
        Assert.Equal("voice ''", await TextAsync(new() { ["kind"] = "voice", ["data"] = amr }));
        Assert.Equal("subscribe", await TextAsync(new() { ["kind"] = "subscribe" }));
        Assert.Equal("scan v:07", await TextAsync(new() { ["kind"] = "scan", ["key"] = "v:07" }));
        Assert.Equal("click 帮助", await TextAsync(new() { ["kind"] = "click", ["key"] = "帮助" }));
        Assert.Equal("none", (await SendAsync(new() { ["kind"] = "unsubscribe" }))["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_photo_can_be_fetched_by_its_media_id_through_the_official_interface()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        var mediaId = (await TextAsync(new() { ["kind"] = "image", ["data"] = Convert.ToBase64String(jpeg) }))["image ".Length..];
        Assert.Equal(jpeg, await http.GetByteArrayAsync($"/simulator/api/cgi-bin/media/get?access_token={await TokenAsync()}&media_id={mediaId}"));
        var gone = await http.GetFromJsonAsync<JsonObject>($"/simulator/api/cgi-bin/media/get?access_token={await TokenAsync()}&media_id=none");
        Assert.Equal(40007, gone!["errcode"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_push_needs_a_right_token_and_an_open_window_of_five()
    {
        Assert.Equal(40001, await PushAsync("wrong"));
        var token = await TokenAsync();
        Assert.Equal(45015, await PushAsync(token));
        await SendAsync(new() { ["kind"] = "text", ["text"] = "在吗" });
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, await PushAsync(token));
        }

        Assert.Equal(45047, await PushAsync(token));
        var outbox = await http.GetFromJsonAsync<JsonArray>("/simulator/outbox?persona=villager&after=0");
        Assert.Equal(5, outbox!.Count);
        Assert.Equal("查好了", outbox[0]!["text"]!.GetValue<string>());
        Assert.Empty((await http.GetFromJsonAsync<JsonArray>($"/simulator/outbox?persona=villager&after={outbox[4]!["sequence"]}"))!);
        Assert.Empty((await http.GetFromJsonAsync<JsonArray>("/simulator/outbox?persona=parent&after=0"))!);
    }

    [Fact]
    public async Task The_token_stays_the_same_until_it_is_forced_and_needs_the_secret()
    {
        var first = await TokenAsync();
        Assert.Equal(first, await TokenAsync());
        Assert.NotEqual(first, await TokenAsync(force: true));
        Assert.Equal(40001, await PushAsync(first));
        using var wrong = await http.PostAsJsonAsync("/simulator/api/cgi-bin/stable_token", new { grant_type = "client_credential", appid = "wx0123456789abcdef", secret = "no" });
        Assert.Equal(40125, (await wrong.Content.ReadFromJsonAsync<JsonObject>())!["errcode"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"persona":"nobody","kind":"text","text":"a"}""", "unknown-persona")]
    [InlineData("""{"persona":"villager","kind":"dance"}""", "unreadable-message")]
    [InlineData("""{"persona":"villager","kind":"image","data":"AAAA"}""", "unreadable-message")]
    [InlineData("""{"persona":"villager","kind":"text","text":"a","mode":"loud"}""", "unreadable-message")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/simulator/send", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_page_brings_everything_itself()
    {
        foreach (var (path, type) in new[] { ("/simulator", "text/html"), ("/simulator/simulator.css", "text/css"), ("/simulator/simulator.js", "text/javascript") })
        {
            using var response = await http.GetAsync(path);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
            var text = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("src=\"http", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/simulator")]
    [InlineData("GET", "/simulator/simulator.js")]
    [InlineData("GET", "/simulator/outbox?persona=villager")]
    [InlineData("POST", "/simulator/send")]
    [InlineData("POST", "/simulator/api/cgi-bin/stable_token")]
    [InlineData("POST", "/simulator/api/cgi-bin/message/custom/send")]
    public async Task Production_knows_nothing_of_the_simulator(string method, string path)
    {
        await using var production = await StartAsync(simulator: false);
        using var request = new HttpRequestMessage(new(method), production.Urls.First() + path) { Content = JsonContent.Create(new { persona = "villager" }) };
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new(app.Urls.First()) };

    private async Task<WebApplication> StartAsync(bool simulator)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IWeChatMessageHandler, Echo>();
        var app = await GatewayHost.BuildAsync(builder, new()
        {
            Redis = store.ConnectionString,
            ReportingCore = "http://127.0.0.1:9",
            ServiceKey = serviceKey,
            Simulator = simulator,
            WeChat = new() { AppId = "wx0123456789abcdef", AppSecret = "secret", Token = "LuojiToken2026", EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" },
        });
        await app.StartAsync();
        return app;
    }

    private async Task<JsonObject> SendAsync(JsonObject message)
    {
        message["persona"] = "villager";
        using var response = await http.PostAsJsonAsync("/simulator/send", message);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<string> TextAsync(JsonObject message) => (await SendAsync(message))["text"]!.GetValue<string>();

    private async Task<string> TokenAsync(bool force = false)
    {
        var body = new { grant_type = "client_credential", appid = "wx0123456789abcdef", secret = "secret", force_refresh = force };
        using var response = await http.PostAsJsonAsync("/simulator/api/cgi-bin/stable_token", body);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    private async Task<int> PushAsync(string token)
    {
        var body = new { touser = Persona.Find("villager")!.OpenId, msgtype = "text", text = new { content = "查好了" } };
        using var response = await http.PostAsJsonAsync($"/simulator/api/cgi-bin/message/custom/send?access_token={token}", body);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!["errcode"]!.GetValue<int>();
    }

    private sealed class Echo : IWeChatMessageHandler
    {
        public Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken) => Task.FromResult(WeChatReply.Text(message switch
        {
            TextMessage text => $"text {text.Content} {text.MenuItemId}",
            ImageMessage image => $"image {image.MediaId}",
            VoiceMessage voice => $"voice '{voice.Recognition}'",
            LocationMessage at => FormattableString.Invariant($"location {at.Latitude} {at.Longitude} {at.Label}"),
            SubscribeEvent => "subscribe",
            ScanEvent scan => $"scan {scan.Scene}",
            ClickEvent click => $"click {click.EventKey}",
            _ => "",
        }));
    }
}

public sealed class SimulatorOnGarnetTests(GarnetFixture store) : SimulatorTests(store), IClassFixture<GarnetFixture>;

public sealed class SimulatorOnRedisTests(RedisFixture store) : SimulatorTests(store), IClassFixture<RedisFixture>;
