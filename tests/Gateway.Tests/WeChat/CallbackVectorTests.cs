using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.Tests.Dialogue;
using PublicReport.Gateway.WeChat;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>The vectors through the whole callback, each with its own account; those of other projects where they are at hand.</summary>
public sealed class CallbackVectorTests(GarnetFixture fixture) : IClassFixture<GarnetFixture>, IWeChatMessageHandler, IHostApplicationLifetime
{
    private readonly List<InboundMessage> handled = [];

    public static IEnumerable<object[]> Generated => Vectors.Ids("generated");

    public static IEnumerable<object[]> Negative => Vectors.Ids("negative");

    public static IEnumerable<object[]> Dedupe => Vectors.Ids("dedupe");

    CancellationToken IHostApplicationLifetime.ApplicationStarted => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    void IHostApplicationLifetime.StopApplication() => throw new NotSupportedException();

    Task<WeChatReply> IWeChatMessageHandler.HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        handled.Add(message);
        return Task.FromResult(WeChatReply.Text("收到"));
    }

    [Theory]
    [MemberData(nameof(Generated))]
    public async Task A_genuine_push_is_handled_as_what_was_encrypted_and_never_as_the_plain_part(string id)
    {
        var v = Vectors.Get("generated", id);
        if (id == "own-reply-envelope")
        {
            // Our own answer sent back to us: signed and readable, but from the account itself; covered byte for byte elsewhere.
            return;
        }

        var (status, _) = await PostAsync(v, v.Text("body") is { Length: > 0 } body ? body : Envelope(v.Text("encrypt")));
        Assert.Equal(200, status);
        var plain = InboundXml.Read(Encoding.UTF8.GetBytes(v.Text("plain")));
        if (plain?["FromUserName"] is not { Length: > 0 })
        {
            Assert.Empty(handled);
            return;
        }

        Assert.Equal(plain["Content"], Assert.Single(handled).Fields["Content"]);
    }

    [Theory]
    [MemberData(nameof(Negative))]
    public async Task A_forged_or_damaged_push_reaches_nobody(string id)
    {
        var v = Vectors.Get("negative", id);
        var (status, answer) = await PostAsync(v, Envelope(v.Text("encrypt")));
        Assert.True(status == 403 || (status == 200 && answer == ReplyXml.Success), $"{status} {answer}");
        Assert.Empty(handled);
    }

    [Theory]
    [MemberData(nameof(Dedupe))]
    public async Task Retries_and_only_retries_are_recognised(string id)
    {
        var v = Vectors.Get("dedupe", id);
        var person = Guid.NewGuid().ToString("N");
        var sequence = v.TryGetProperty("seq", out var seq)
            ? seq.EnumerateArray().Select(one => one.GetString()!.Split('/')).Select(parts => $"text u={parts[0]} id={parts[1]}").ToArray()
            : [v.Text("a"), v.Text("b").Replace("same u,t", "TEMPLATESENDJOBFINISH u=o1 t=300", StringComparison.Ordinal)];
        var answers = Answers();
        foreach (var push in sequence)
        {
            await answers.AnswerAsync(Parse(push, person));
        }

        var repeated = v.TryGetProperty("duplicate", out var duplicate) ? duplicate.GetBoolean() : v.GetProperty("third_is_duplicate").GetBoolean();
        Assert.Equal(sequence.Length - (repeated ? 1 : 0), handled.Count);
    }

    [SharedVectorsFact]
    public async Task Captures_of_other_projects_are_understood_where_they_are_at_hand()
    {
        foreach (var v in Vectors.Shared("published").Where(v => v.TryGetProperty("msg_signature", out _) && v.Text("plain").Contains("FromUserName", StringComparison.Ordinal)))
        {
            handled.Clear();
            var (status, _) = await PostAsync(v, v.Text("body") is { Length: > 0 } body ? body : Envelope(v.Text("encrypt")));
            Assert.Equal(200, status);
            var plain = InboundXml.Read(Encoding.UTF8.GetBytes(v.Text("plain")));
            Assert.Equal(plain is { } fields && fields["MsgType"].Length > 0 ? 1 : 0, handled.Count);
        }

        Assert.All(Vectors.Shared("sha1"), v => Assert.Equal(v.Text("sha1"), WeChatSignature.Of([.. v.GetProperty("items").EnumerateArray().Select(item => item.GetString()!)])));
        Assert.All(Vectors.Shared("url_verification"), v => Assert.Equal(
            v.Text("expect") != "reject", WeChatSignature.Matches(v.Text("signature"), v.Text("token"), v.Text("timestamp"), v.Text("nonce"))));
    }

    private async Task<(int Status, string Answer)> PostAsync(JsonElement v, string body)
    {
        var settings = new GatewaySettings
        {
            Redis = "",
            ReportingCore = "",
            // Vectors share sender and message id: with one secret they would be retries of each other.
            ServiceKey = Guid.NewGuid().ToString("N"),
            WeChat = new() { AppId = v.Text("appid"), AppSecret = "", Token = v.Text("token"), EncodingAesKey = v.Text("encoding_aes_key") },
        };
        var (timestamp, nonce) = (v.Text("timestamp"), v.Text("nonce"));
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.QueryString = QueryString.Create(new Dictionary<string, string?>
        {
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
            ["encrypt_type"] = "aes",
            ["msg_signature"] = v.Text("msg_signature"),
            // The vectors leave out the signature that every request carries besides.
            ["signature"] = v.Text("signature") is { Length: > 0 } given ? given : WeChatSignature.Of(v.Text("token"), timestamp, nonce),
        });
        var answer = new MemoryStream();
        context.Response.Body = answer;
        var callback = new WeChatCallback(settings, new(new(settings), TimeProvider.System), Answers(), TimeProvider.System, NullLogger<WeChatCallback>.Instance);
        await (await callback.ReceiveAsync(context.Request)).ExecuteAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private WeChatAnswers Answers()
    {
        var store = GatewayStore.ConnectAsync(fixture.ConnectionString).GetAwaiter().GetResult();
        // A secret of its own for every test: nobody else's answers are found again.
        var settings = new GatewaySettings { Redis = "", ReportingCore = "", ServiceKey = Guid.NewGuid().ToString("N"), WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" } };
        var windows = new PushWindows(store, TimeProvider.System);
        return new(this, new(store, new(settings)), windows, new(new WeChatDouble(), windows, TimeProvider.System, NullLogger<Afterword>.Instance), TimeProvider.System, this, NullLogger<WeChatAnswers>.Instance);
    }

    /// <summary>"text u=o1 id=1 t=100" or "subscribe u=o1 t=200 MsgID=1" as the push it stands for.</summary>
    private static InboundMessage Parse(string line, string person)
    {
        var parts = line.Split(' ').Skip(1).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var kind = line.Split(' ')[0];
        var xml = $"<xml><ToUserName>gh</ToUserName><FromUserName>{person}{parts["u"]}</FromUserName><CreateTime>{parts.GetValueOrDefault("t", "1")}</CreateTime>"
            + (kind == "text"
                ? $"<MsgType>text</MsgType><Content>a</Content><MsgId>{parts["id"]}</MsgId>"
                : $"<MsgType>event</MsgType><Event>{kind}</Event><MsgID>{parts.GetValueOrDefault("MsgID", "")}</MsgID>")
            + "</xml>";
        var settings = new GatewaySettings { Redis = "", ReportingCore = "", ServiceKey = "dedupe", WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" } };
        return new InboundParser(new(settings), TimeProvider.System).Parse(InboundXml.Read(Encoding.UTF8.GetBytes(xml))!)!;
    }

    private static string Envelope(string encrypted) => $"<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";
}
