using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>The real client over HTTP: token, calls, errors, files, and what must never be in a log.</summary>
public abstract class WeChatApiTests(IStoreFixture store) : IAsyncLifetime
{
    private static readonly OpenId Person = new("oPersonPersonPersonPerson01");
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly string serviceKey = Guid.NewGuid().ToString("N");
    private InterfaceServer server = null!;

    public async Task InitializeAsync() => server = await InterfaceServer.StartAsync();

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Fact]
    public async Task One_token_serves_many_calls_at_once_and_other_instances()
    {
        var api = await ClientAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.SendTextAsync(Person, "好", default)));
        await (await ClientAsync()).SendTextAsync(Person, "好", default);
        var asked = Assert.Single(server.TokenCalls);
        Assert.Equal("client_credential", asked["grant_type"]!.GetValue<string>());
        Assert.Equal(("wx0123456789abcdef", "top-secret-value", false), (asked["appid"]!.GetValue<string>(), asked["secret"]!.GetValue<string>(), asked["force_refresh"]!.GetValue<bool>()));
        Assert.Equal(21, server.Calls.Count);
        Assert.All(server.Calls, call => Assert.Contains("access_token=ACCESS-1", call.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        var api = await ClientAsync();
        await api.SendTextAsync(Person, "好", default);
        clock.Advance(TimeSpan.FromSeconds(7200 - 301));
        await api.SendTextAsync(Person, "好", default);
        Assert.Single(server.TokenCalls);
        clock.Advance(TimeSpan.FromSeconds(2));
        await api.SendTextAsync(Person, "好", default);
        Assert.Equal(2, server.TokenCalls.Count);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_stale_token_is_dropped_and_the_call_repeated_once(int code)
    {
        server.Answer = (_, call) => Results.Json(new { errcode = call == 1 ? code : 0, errmsg = "x" });
        Assert.Null((await (await ClientAsync()).SendTextAsync(Person, "好", default)).Error);
        Assert.Equal(["?access_token=ACCESS-1", "?access_token=ACCESS-2"], server.Calls.Select(call => call.Query));
        server.Answer = (_, _) => Results.Json(new { errcode = code, errmsg = "x" });
        var result = await (await ClientAsync()).SendTextAsync(Person, "好", default);
        Assert.Equal((WeChatErrorKind.Later, code), (result.Error!.Kind, result.Error.Code));
        Assert.Equal(4, server.Calls.Count);
    }

    [Fact]
    public async Task A_token_that_WeChat_offers_again_though_it_refuses_it_is_forced_once_in_a_while()
    {
        server.AnswerToken = asked => Results.Json(new { access_token = asked["force_refresh"]!.GetValue<bool>() ? "FORCED" : "SAME", expires_in = 7200 });
        server.Answer = (request, _) => Results.Json(new { errcode = request.Query["access_token"] == "FORCED" ? 0 : 40001, errmsg = "x" });
        Assert.Null((await (await ClientAsync()).SendTextAsync(Person, "好", default)).Error);
        server.Answer = (_, _) => Results.Json(new { errcode = 40001, errmsg = "x" });
        await (await ClientAsync()).SendTextAsync(Person, "好", default);
        Assert.Single(server.TokenCalls, asked => asked["force_refresh"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        server.AnswerToken = _ => Results.Json(new { errcode = 40125, errmsg = "invalid appsecret rid: 1" });
        var result = await (await ClientAsync()).SendTextAsync(Person, "好", default);
        Assert.Equal((WeChatErrorKind.Misconfigured, 40125), (result.Error!.Kind, result.Error.Code));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Every_call_has_the_documented_body()
    {
        var api = await ClientAsync();
        await api.SendTextAsync(Person, "查好了 <a href=\"https://e.test\">看</a>", default);
        await api.SendMenuAsync(Person, new("请问", [new("1", "是"), new("2", "否")], "谢谢"), default);
        server.Answer = (_, _) => Results.Json(new { errcode = 0, errmsg = "ok", msgid = 200163840 });
        var sent = await api.SendTemplateAsync(Person, new("T1", new Dictionary<string, string> { ["thing2"] = "有新答复" }, "https://e.test/track", "delivery-1"), default);
        await api.CreateMenuAsync(PublicReport.Gateway.WeChat.Push.AccountMenu.Buttons("https://e.test"), default);
        Assert.Equal("200163840", sent.Value!.MessageId);
        var bodies = server.Calls.Select(call => call.Body).ToArray();
        Assert.Equal($$$"""{"touser":"{{{Person.Value}}}","msgtype":"text","text":{"content":"查好了 <a href=\"https://e.test\">看</a>"}}""", bodies[0]);
        Assert.Equal($$$"""{"touser":"{{{Person.Value}}}","msgtype":"msgmenu","msgmenu":{"head_content":"请问","list":[{"id":"1","content":"是"},{"id":"2","content":"否"}],"tail_content":"谢谢"}}""", bodies[1]);
        Assert.Equal($$$"""{"touser":"{{{Person.Value}}}","template_id":"T1","data":{"thing2":{"value":"有新答复"}},"url":"https://e.test/track","client_msg_id":"delivery-1"}""", bodies[2]);
        var buttons = JsonNode.Parse(bodies[3])!["button"]!.AsArray();
        Assert.InRange(buttons.Count, 1, 3);
        Assert.All(buttons, button => Assert.InRange(button!["sub_button"]?.AsArray().Count ?? 1, 1, 5));
        Assert.Equal(
            ["/cgi-bin/message/custom/send", "/cgi-bin/message/custom/send", "/cgi-bin/message/template/send", "/cgi-bin/menu/create"], server.Calls.Select(call => call.Path));
    }

    [Fact]
    public async Task A_code_with_a_scene_is_permanent_or_for_a_time()
    {
        server.Answer = (_, _) => Results.Json(new { ticket = "TICKET", expire_seconds = 60, url = "http://weixin.qq.com/q/1" });
        var api = await ClientAsync();
        Assert.Equal(new SceneCode("TICKET", "http://weixin.qq.com/q/1"), (await api.CreateSceneCodeAsync("v:341503205201", null, default)).Value);
        await api.CreateSceneCodeAsync("v:07", TimeSpan.FromMinutes(1), default);
        Assert.Contains("QR_LIMIT_STR_SCENE", server.Calls.First().Body, StringComparison.Ordinal);
        Assert.Contains("\"expire_seconds\":60", server.Calls.Last().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, nameof(WeChatErrorKind.Later))]
    [InlineData(45009, nameof(WeChatErrorKind.Later))]
    [InlineData(45015, nameof(WeChatErrorKind.WindowClosed))]
    [InlineData(45047, nameof(WeChatErrorKind.WindowUsedUp))]
    [InlineData(43004, nameof(WeChatErrorKind.Unreachable))]
    [InlineData(40003, nameof(WeChatErrorKind.Unreachable))]
    [InlineData(43101, nameof(WeChatErrorKind.Refused))]
    [InlineData(50002, nameof(WeChatErrorKind.Refused))]
    [InlineData(48004, nameof(WeChatErrorKind.Misconfigured))]
    [InlineData(40007, nameof(WeChatErrorKind.MediaGone))]
    [InlineData(40164, nameof(WeChatErrorKind.Misconfigured))]
    [InlineData(40037, nameof(WeChatErrorKind.Misconfigured))]
    [InlineData(45002, nameof(WeChatErrorKind.BadRequest))]
    [InlineData(47003, nameof(WeChatErrorKind.BadRequest))]
    [InlineData(99999, nameof(WeChatErrorKind.Misconfigured))]
    public async Task Every_refusal_says_what_can_be_done(int code, string kind)
    {
        server.Answer = (_, _) => Results.Json(new { errcode = code, errmsg = $"sorry {Person.Value} rid: 123" });
        var error = (await (await ClientAsync()).SendTextAsync(Person, "好", default)).Error!;
        Assert.Equal((kind, code, "sorry (openid) rid: 123"), (error.Kind.ToString(), error.Code, error.Message));
    }

    [Fact]
    public async Task Trouble_on_the_way_is_a_value_too()
    {
        var dead = await server.ClientAsync(store.ConnectionString, serviceKey, clock, "http://127.0.0.1:1");
        Assert.Equal(WeChatErrorKind.Later, (await dead.SendTextAsync(Person, "好", default)).Error!.Kind);
        server.Answer = (_, _) => Results.StatusCode(502);
        Assert.Equal(WeChatErrorKind.Later, (await (await ClientAsync()).SendTextAsync(Person, "好", default)).Error!.Kind);
        server.Answer = (_, _) => Results.Text("<html>busy</html>");
        Assert.Equal(WeChatErrorKind.Later, (await (await ClientAsync()).SendTextAsync(Person, "好", default)).Error!.Kind);
    }

    [Theory]
    [InlineData("FFD8FFE000", "Jpeg, 5 bytes")]
    [InlineData("89504E470D0A1A0A", "Png, 8 bytes")]
    [InlineData("474946383961", "Gif, 6 bytes")]
    [InlineData("524946460000000057454250", "WebP, 12 bytes")]
    [InlineData("2321414D520A", "Amr, 6 bytes")]
    [InlineData("2321414D522D57420A", "Amr, 9 bytes")]
    [InlineData("232153494C4B5F5633", "Silk, 9 bytes")]
    [InlineData("02232153494C4B5F5633", "Silk, 10 bytes")]
    [InlineData("FFFB9000", "Mp3, 4 bytes")]
    [InlineData("49443303", "Mp3, 4 bytes")]
    [InlineData("000000186674797069736F6D", "Mp4, 12 bytes")]
    [InlineData("3C68746D6C3E", null)]
    [InlineData("", null)]
    public async Task A_file_is_what_its_bytes_say_whatever_the_header_claims(string bytes, string? kind)
    {
        server.Answer = (_, _) => Results.File(Convert.FromHexString(bytes), "image/png", "a.png");
        var result = await (await ClientAsync()).GetMediaAsync("MEDIA-1", default);
        Assert.Equal(kind, result.Value?.ToString());
        Assert.Equal(kind is null ? WeChatErrorKind.MediaRefused : null, result.Error?.Kind);
    }

    [Fact]
    public async Task A_file_larger_than_allowed_and_one_that_is_gone_are_refused()
    {
        server.Answer = (_, _) => Results.File([.. new byte[] { 0xFF, 0xD8, 0xFF }, .. new byte[WeChatMedia.MaxLength]], "image/jpeg");
        Assert.Equal(WeChatErrorKind.MediaRefused, (await (await ClientAsync()).GetMediaAsync("M", default)).Error!.Kind);
        server.Answer = (_, _) => Results.Json(new { errcode = 40007, errmsg = "invalid media_id" });
        Assert.Equal(WeChatErrorKind.MediaGone, (await (await ClientAsync()).GetMediaAsync("M", default)).Error!.Kind);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/secret")]
    [InlineData("http://weixin.qq.com.example.test/v")]
    [InlineData("file:///etc/passwd")]
    public async Task A_video_address_that_is_not_WeChats_is_never_followed(string address)
    {
        server.Answer = (_, _) => Results.Json(new { video_url = address });
        Assert.Equal(WeChatErrorKind.MediaRefused, (await (await ClientAsync()).GetMediaAsync("M", default)).Error!.Kind);
        Assert.Single(server.Calls);
    }

    [Theory]
    [InlineData("http://vv.video.weixin.qq.com/v?x=1", true)]
    [InlineData("https://mmbiz.qpic.cn/v", true)]
    [InlineData("https://evilqpic.cn/v", false)]
    [InlineData("ftp://mmbiz.qpic.cn/v", false)]
    public void Only_WeChats_hosts_are_followed(string address, bool allowed) => Assert.Equal(allowed, MediaDownload.IsWeChats(new(address)));

    [Fact]
    public async Task No_log_line_holds_secret_token_person_or_words()
    {
        var api = await ClientAsync();
        await api.SendTextAsync(Person, "绝密内容", default);
        server.Answer = (_, _) => Results.Json(new { errcode = 40037, errmsg = $"bad template for {Person.Value}" });
        await api.SendTemplateAsync(Person, new("T", new Dictionary<string, string> { ["thing2"] = "绝密内容" }), default);
        await api.GetMediaAsync("MEDIA-ID-1", default);
        server.AnswerToken = _ => Results.Json(new { errcode = 40125, errmsg = "invalid appsecret" });
        clock.Advance(TimeSpan.FromHours(3));
        await api.SendTextAsync(Person, "绝密内容", default);
        Assert.Contains(server.Log, line => line.Contains("message/template/send", StringComparison.Ordinal));
        foreach (var secret in new[] { "top-secret-value", "ACCESS-", Person.Value, "绝密", "MEDIA-ID-1" })
        {
            Assert.DoesNotContain(server.Log, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private Task<IWeChatApi> ClientAsync() => server.ClientAsync(store.ConnectionString, serviceKey, clock);
}

public sealed class WeChatApiOnGarnet(GarnetFixture store) : WeChatApiTests(store), IClassFixture<GarnetFixture>;

public sealed class WeChatApiOnRedis(RedisFixture store) : WeChatApiTests(store), IClassFixture<RedisFixture>;
