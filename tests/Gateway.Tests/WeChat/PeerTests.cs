using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.Gateway.Standalone.Simulator;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>Our cipher, callback and simulated phone against wechat-crypto and co-wechat.</summary>
public sealed class PeerTests(Peer peer, GarnetFixture store) : IClassFixture<Peer>, IClassFixture<GarnetFixture>, IAsyncLifetime, IWeChatMessageHandler
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private const string OldKey = "LuojiHazardPortal2026TestKeyOnlyNotSecret0B";
    private const string Token = "LuojiToken2026";
    private const string AppId = "wx0123456789abcdef";
    private static readonly HttpClient http = new();
    private readonly GatewaySettings settings = new()
    {
        Redis = store.ConnectionString,
        ReportingCore = "http://127.0.0.1:9",
        ServiceKey = Guid.NewGuid().ToString("N"),
        WeChat = new() { AppId = AppId, AppSecret = "s", Token = Token, EncodingAesKey = Key, PreviousEncodingAesKey = OldKey },
    };

    private WebApplication gateway = null!;

    public static TheoryData<string> Texts => new(
        "", "a", "桥栏杆断了", "👨‍👩‍👧 和 emoji", "]]>&<x/>", new string('线', 700), new string('x', 16), new string('x', 31), new string('x', 32));

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IWeChatMessageHandler>(this);
        gateway = await GatewayHost.BuildAsync(builder, settings);
        await gateway.StartAsync();
    }

    public Task DisposeAsync() => gateway.DisposeAsync().AsTask();

    Task<WeChatReply> IWeChatMessageHandler.HandleAsync(InboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(WeChatReply.Text(message is TextMessage text ? $"we heard {text.Content}" : "we heard something"));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_one_side_encrypts_the_other_reads(string text)
    {
        foreach (var key in new[] { Key, OldKey })
        {
            var cipher = new MessageCipher(key, AppId);
            var read = await peer.AskAsync("decrypt", key, cipher.Encrypt(Encoding.UTF8.GetBytes(text)));
            Assert.Equal((text, AppId), (read["text"]!.GetValue<string>(), read["id"]!.GetValue<string>()));
            Assert.Equal(text, Encoding.UTF8.GetString(cipher.Decrypt(await peer.TextAsync("encrypt", key, text))!));
        }
    }

    [Fact]
    public async Task Both_sign_alike()
    {
        foreach (var (timestamp, nonce, encrypted) in new[] { ("1790000000", "1320562132", "abc+/="), ("1", "zZ", "RypEvHKD8QQKFhvQ"), ("1790000001", "a-b", "") })
        {
            Assert.Equal(await peer.TextAsync("sign", Key, encrypted, timestamp, nonce), WeChatSignature.Of(Token, timestamp, nonce, encrypted));
        }
    }

    [Theory]
    [InlineData(Key)]
    [InlineData(OldKey)]
    public async Task A_message_the_peer_encrypted_is_answered_so_that_the_peer_can_read_it(string key)
    {
        var xml = $"<xml><ToUserName>gh</ToUserName><FromUserName>{Guid.NewGuid()}</FromUserName><CreateTime>1790000000</CreateTime><MsgType>text</MsgType><Content><![CDATA[水管冻裂了]]></Content><MsgId>1</MsgId></xml>";
        var encrypted = await peer.TextAsync("encrypt", key, xml);
        var signature = await peer.TextAsync("sign", key, encrypted, "1790000000", "1320562132");
        var (status, body) = await PostAsync(Base(gateway.Urls.First()) + $"&encrypt_type=aes&msg_signature={signature}", $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
        Assert.Equal(HttpStatusCode.OK, status);
        var envelope = InboundXml.Read(Encoding.UTF8.GetBytes(body))!;
        Assert.Equal(envelope["MsgSignature"], await peer.TextAsync("sign", key, envelope["Encrypt"], envelope["TimeStamp"], envelope["Nonce"]));
        Assert.Contains("we heard 水管冻裂了", await peer.TextAsync("decrypt", key, envelope["Encrypt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("compatible")]
    [InlineData("safe")]
    public async Task What_the_simulated_phone_sends_is_understood_by_a_server_of_other_make(string mode)
    {
        var phone = new SimulatedPhone(http, settings, new FakeWeChat(TimeProvider.System), new Elsewhere(await peer.TextAsync("serve", Key, "")), TimeProvider.System);
        Assert.Equal("peer heard text 桥栏杆断了", await HeardAsync(new() { Kind = "text", Text = "桥栏杆断了" }));
        Assert.Equal("peer heard location 31.753000 村口", await HeardAsync(new() { Kind = "location", Latitude = 31.753, Longitude = 116.5, Label = "村口" }));
        Assert.Equal("peer heard event SCAN v:07", await HeardAsync(new() { Kind = "scan", Key = "v:07" }));
        Assert.Equal("peer heard event subscribe qrscene_v:07", await HeardAsync(new() { Kind = "subscribe", Key = "v:07" }));
        Assert.Equal("peer heard image file", await HeardAsync(new() { Kind = "image", Data = Convert.ToBase64String([0xFF, 0xD8, 0xFF, 0xE0]) }));

        async Task<string> HeardAsync(SimulatorSend send) => (await phone.SendAsync(send with { Mode = mode }, Persona.All[0], CancellationToken.None))!.Text;
    }

    [Fact]
    public async Task Both_verify_the_address_alike_and_refuse_a_wrong_signature()
    {
        foreach (var address in new[] { gateway.Urls.First(), await peer.TextAsync("serve", Key, "") })
        {
            Assert.Equal("5927782489442352469", await http.GetStringAsync(Base(address) + "&echostr=5927782489442352469"));
            using var wrong = await http.GetAsync(Base(address).Replace("fea688", "fea689", StringComparison.Ordinal) + "&echostr=1");
            Assert.InRange((int)wrong.StatusCode, 401, 403);
            var (status, _) = await PostAsync(Base(address) + "&encrypt_type=aes&msg_signature=00", "<xml><Encrypt>AAAA</Encrypt></xml>");
            Assert.InRange((int)status, 401, 403);
        }
    }

    private static string Base(string address) =>
        $"{address}/wechat?timestamp=1790000000&nonce=1320562132&signature=fea68866bb893641dd35858825590057c392c54e";

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var response = await http.PostAsync(address, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Makes the phone believe that the account's server is at another address.</summary>
    private sealed class Elsewhere : IServer
    {
        public Elsewhere(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
