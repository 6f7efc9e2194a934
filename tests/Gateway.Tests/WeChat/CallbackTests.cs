using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>Two instances of the real Gateway on one store; a handler that counts.</summary>
public abstract class CallbackTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private const string OldKey = "LuojiHazardPortal2026TestKeyOnlyNotSecret0B";
    private const string Query = "/wechat?timestamp=1790000000&nonce=1320562132&signature=fea68866bb893641dd35858825590057c392c54e";
    private readonly Counting handler = new();
    private readonly string person = Guid.NewGuid().ToString("N");
    private readonly List<WebApplication> gateways = [];
    private static readonly HttpClient http = new();

    public static IEnumerable<object[]> Malformed => Vectors.Ids("malformed");

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            await StartAsync(acceptPlain: true);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var gateway in gateways)
        {
            await gateway.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_address_is_verified_with_the_bare_echo()
    {
        var v = "&echostr=5927782489442352469";
        Assert.Equal("5927782489442352469", await http.GetStringAsync(gateways[0].Urls.First() + Query + v));
        using var wrong = await http.GetAsync(gateways[0].Urls.First() + Query[..^1] + "0" + v);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_signed_push_that_makes_no_sense_is_never_answered_with_an_error(string id)
    {
        var (status, _) = await PostAsync(0, Vectors.Get("malformed", id).Text("body"));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_retry_gets_the_first_answer_on_any_instance_also_after_another_message()
    {
        var first = await PostAsync(0, Text("1"));
        var other = await PostAsync(1, Text("2"));
        var again = await PostAsync(1, Text("1"));
        Assert.Contains("answer 1", first.Body, StringComparison.Ordinal);
        Assert.Contains("answer 2", other.Body, StringComparison.Ordinal);
        Assert.Equal(first, again);
        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task A_retry_during_the_first_run_waits_for_its_answer()
    {
        handler.Gate = new();
        var first = PostAsync(0, Text("1"));
        await handler.Entered.Task;
        var retry = PostAsync(1, Text("1"));
        handler.Gate.SetResult();
        Assert.Equal(await first, await retry);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task Messages_of_other_people_and_other_events_of_the_same_second_are_no_retries()
    {
        await PostAsync(0, Text("1"));
        await PostAsync(0, Text("1").Replace(person, person + "x", StringComparison.Ordinal));
        await PostAsync(0, Event("subscribe", ""));
        await PostAsync(0, Event("SCAN", ""));
        await PostAsync(0, Event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID>"));
        await PostAsync(0, Event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID>"));
        Assert.Equal(6, handler.Calls);
        await PostAsync(0, Event("subscribe", ""));
        Assert.Equal(6, handler.Calls);
    }

    [Fact]
    public async Task A_signed_push_that_is_not_encrypted_is_refused_by_an_account_in_safe_mode()
    {
        await StartAsync(acceptPlain: false);
        foreach (var mode in new[] { "", "&encrypt_type=raw" })
        {
            Assert.Equal((HttpStatusCode.Forbidden, ""), await PostAsync(2, Text("1"), mode));
        }

        Assert.Equal(0, handler.Calls);
    }

    [Theory]
    [InlineData(Key)]
    [InlineData(OldKey)]
    public async Task Safe_mode_is_answered_with_the_key_that_opened_the_message(string key)
    {
        var cipher = new MessageCipher(key, "wx0123456789abcdef");
        var encrypted = cipher.Encrypt(Encoding.UTF8.GetBytes(Text("1")));
        var signature = WeChatSignature.Of("LuojiToken2026", "1790000000", "1320562132", encrypted);
        var (_, body) = await PostAsync(0, $"<xml><Encrypt>{encrypted}</Encrypt></xml>", $"&encrypt_type=aes&msg_signature={signature}");
        var envelope = InboundXml.Read(Encoding.UTF8.GetBytes(body))!;
        Assert.True(WeChatSignature.Matches(envelope["MsgSignature"], "LuojiToken2026", envelope["TimeStamp"], envelope["Nonce"], envelope["Encrypt"]));
        Assert.Contains("answer 1", Encoding.UTF8.GetString(cipher.Decrypt(envelope["Encrypt"])!), StringComparison.Ordinal);
        var (status, _) = await PostAsync(0, $"<xml><Encrypt>{encrypted}</Encrypt></xml>", "&encrypt_type=aes&msg_signature=00");
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task A_handler_that_fails_still_gives_the_person_a_sentence()
    {
        handler.Fails = true;
        var (status, body) = await PostAsync(0, Text("1"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(WeChatTexts.TryAgain, body, StringComparison.Ordinal);
    }

    private async Task StartAsync(bool acceptPlain)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IWeChatMessageHandler>(handler);
        var account = new WeChatSettings { AppId = "wx0123456789abcdef", AppSecret = "s", Token = "LuojiToken2026", EncodingAesKey = Key, PreviousEncodingAesKey = OldKey };
        var gateway = await GatewayHost.BuildAsync(builder, new()
        {
            Redis = store.ConnectionString,
            ReportingCore = "http://127.0.0.1:9",
            ServiceKey = "a service key for tests",
            WeChat = account with { AcceptPlain = acceptPlain },
        });
        await gateway.StartAsync();
        gateways.Add(gateway);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(int instance, string body, string query = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var response = await http.PostAsync(gateways[instance].Urls.First() + Query + query, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private string Text(string id) =>
        $"<xml><ToUserName>gh</ToUserName><FromUserName>{person}</FromUserName><CreateTime>1790000000</CreateTime><MsgType>text</MsgType><Content>a</Content><MsgId>{id}</MsgId></xml>";

    private string Event(string name, string more) =>
        $"<xml><ToUserName>gh</ToUserName><FromUserName>{person}</FromUserName><CreateTime>1790000000</CreateTime><MsgType>event</MsgType><Event>{name}</Event>{more}</xml>";

    private sealed class Counting : IWeChatMessageHandler
    {
        private int calls;

        public int Calls => calls;

        public bool Fails { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource Entered { get; } = new();

        public async Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken)
        {
            var call = Interlocked.Increment(ref calls);
            Entered.TrySetResult();
            await (Gate?.Task ?? Task.CompletedTask);
            return Fails ? throw new InvalidOperationException("as arranged") : WeChatReply.Text($"answer {call}");
        }
    }
}

public sealed class CallbackOnGarnetTests(GarnetFixture store) : CallbackTests(store), IClassFixture<GarnetFixture>;

public sealed class CallbackOnRedisTests(RedisFixture store) : CallbackTests(store), IClassFixture<RedisFixture>;
