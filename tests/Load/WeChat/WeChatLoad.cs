using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Gateway;
using PublicReport.Gateway.Standalone;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.Stack.Tests.Process;

namespace PublicReport.Load.WeChat;

/// <summary>
/// What was measured. Messages are half sentences and half 提交; errors are those without the expected answer (summary or receipt); times are milliseconds
/// from sending to the last byte of the answer; late ones took more than a second.
/// </summary>
internal sealed record WeChatLoadResult(int Rate, int Seconds, int Messages, int Errors, double P50, double P95, double P99, double Max, int Late);

/// <summary>People who each write a sentence and submit it, through the real callback in safe mode.</summary>
internal static class WeChatLoad
{
    private const string Account = "gh_load";
    private static readonly string[] Things = ["电线杆歪了，快倒了", "窨井盖不见了", "路面塌了一个坑", "加油站有人抽烟", "桥栏杆断了", "液化气罐放在灶台边"];
    private static readonly string[] Places = ["松岗村小学门口", "罗集村桥头", "竹园村老油坊", "金湾村卫生室旁", "云水村路口"];

    public static async Task<WeChatLoadResult> RunAsync(int rate, int seconds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pr-load-").FullName;
        var stack = await StandaloneStack.StartAsync(StartOptions.Read(
            [$"--urls={GatewayProcess.FreeUrl()}", $"--DataDirectory={Path.Combine(folder, "data")}", $"--KeyFile={Path.Combine(folder, "key")}", "--Logging:LogLevel:Default=Error"]), cancellationToken);
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
            var sender = new Sender(http, stack.Gateway.Services.GetRequiredService<GatewaySettings>(), stack.Url);
            // The first calls of a process compile it; WeChat does not meet them in a service that runs.
            await MeasureAsync(sender, rate, 3, "warm", cancellationToken);
            return await MeasureAsync(sender, rate, seconds, "load", cancellationToken);
        }
        finally
        {
            await stack.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<WeChatLoadResult> MeasureAsync(Sender sender, int rate, int seconds, string people, CancellationToken cancellationToken)
    {
        var (times, errors) = (new ConcurrentBag<double>(), 0);
        var started = Stopwatch.GetTimestamp();
        var all = new List<Task>();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(started);
            await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, cancellationToken);
            all.Add(OneAsync(i));
        }

        await Task.WhenAll(all);
        var sorted = times.Order().ToArray();
        return new(rate, seconds, sorted.Length, errors, At(0.5), At(0.95), At(0.99), At(1), sorted.Count(time => time > 1000));

        double At(double part) => Math.Round(sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * part) - 1, 0, sorted.Length - 1)], 1);

        async Task OneAsync(int i)
        {
            // In every even second new people write their sentence, in the second after it they submit.
            var (second, place) = Math.DivRem(i, rate);
            var person = string.Create(CultureInfo.InvariantCulture, $"o{people}{(second / 2 * rate) + place:00000000000000000000}");
            var submits = second % 2 == 1;
            var text = submits ? "提交" : $"{Places[i % Places.Length]}{Things[i % Things.Length]}，第{i}处";
            var sent = Stopwatch.GetTimestamp();
            var answer = await sender.SendAsync(person, text, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (!answer.Contains(submits ? "查询码" : "请核对", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref errors);
            }
        }
    }

    /// <summary>Does what Tencent's servers do, without the simulator between.</summary>
    private sealed class Sender(HttpClient http, GatewaySettings settings, Uri gateway)
    {
        private readonly MessageCipher cipher = new(settings.WeChat.EncodingAesKey, settings.WeChat.AppId);
        private long messageId = 24_000_000_000_000_000;

        public async Task<string> SendAsync(string person, string text, CancellationToken cancellationToken)
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var xml = $"<xml><ToUserName>{Account}</ToUserName><FromUserName>{person}</FromUserName><CreateTime>{now}</CreateTime><MsgType>text</MsgType>"
                + $"<Content>{XmlText.CData(text)}</Content><MsgId>{Interlocked.Increment(ref messageId)}</MsgId></xml>";
            var (token, encrypted) = (settings.WeChat.Token, cipher.Encrypt(Encoding.UTF8.GetBytes(xml)));
            var address = $"{gateway}wechat?timestamp={now}&nonce=1&signature={WeChatSignature.Of(token, now, "1")}&encrypt_type=aes&msg_signature={WeChatSignature.Of(token, now, "1", encrypted)}";
            using var content = new StringContent($"<xml><ToUserName>{Account}</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>", Encoding.UTF8, "text/xml");
            try
            {
                using var response = await http.PostAsync(address, content, cancellationToken);
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                return InboundXml.Read(body) is { } envelope && cipher.Decrypt(envelope["Encrypt"]) is { } plain ? Encoding.UTF8.GetString(plain) : "";
            }
            catch (HttpRequestException)
            {
                // Counted as an error: no answer.
                return "";
            }
        }
    }
}
