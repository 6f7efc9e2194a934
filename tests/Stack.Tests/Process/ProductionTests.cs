using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>Classifier, core and Gateway as three processes on redis-server, with the documented settings and no others.</summary>
public sealed partial class ProductionTests(RedisFixture redis) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    private const string Token = "LuojiToken2026";
    private readonly string home = Repository.NewHome();
    private static readonly HttpClient http = new();
    private ServiceProcess classifier = null!;
    private ServiceProcess core = null!;
    private ServiceProcess gateway = null!;

    private Dictionary<string, string> CoreSettings => new()
    {
        ["ConnectionStrings__Redis"] = redis.ConnectionString,
        ["Services__Classifier"] = classifier.Url,
        ["Services__ClassifierPatience"] = "00:01:00",
        ["Jurisdictions"] = Path.Combine(Repository.Root, "config", "jurisdictions"),
        ["DataDirectory"] = Path.Combine(home, "data"),
        ["KeyFile"] = Path.Combine(home, "keys", "publicreport.key"),
        ["ActorToken__SigningKey"] = "0123456789abcdef0123456789abcdef",
    };

    public async Task InitializeAsync()
    {
        classifier = await ServiceProcess.StartAsync(Repository.BuiltClassifier, []);
        core = await ServiceProcess.StartAsync(Repository.BuiltCore, CoreSettings);
        gateway = await ServiceProcess.StartAsync(Repository.BuiltGateway, new()
        {
            ["Mode"] = "Production",
            ["ConnectionStrings__Redis"] = redis.ConnectionString,
            ["Services__ReportingCore"] = core.Url,
            ["WeChat__AppId"] = "wx0123456789abcdef",
            ["WeChat__AppSecret"] = "secret of the test",
            ["WeChat__Token"] = Token,
            ["WeChat__EncodingAesKey"] = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
            ["WeChat__AcceptPlain"] = "true",
        });
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await core.DisposeAsync();
        await classifier.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_sentence_to_the_official_account_reaches_the_queue_staff_get_links_by_command_and_there_is_no_simulator()
    {
        using var simulator = await http.GetAsync(new Uri($"{gateway.Url}/simulator"));
        Assert.Equal(HttpStatusCode.NotFound, simulator.StatusCode);

        await SayAsync("松岗村小学门口电线杆歪了，快倒了", 1);
        var receipt = await SubmitAsync();
        var links = await ServiceProcess.RunAsync(Repository.BuiltCore, CoreSettings, "first-run", "--console", "http://console.example");
        using var office = new CoreClient(core.Url);
        await office.SignInAsync(Regex.Match(links, @"safety-office\s+(\S+)").Groups[1].Value);
        Assert.Equal("electric-power", Assert.Single(await office.HazardsAsync()).Domain);
        Assert.Equal("松岗村小学门口电线杆歪了，快倒了", (await office.TrackAsync(receipt)).Text);
    }

    /// <summary>
    /// As a person does it: an answer that comes too late for WeChat is not given to a repeated message either, but whoever says it once more is told.
    /// </summary>
    private async Task<string> SubmitAsync()
    {
        var answer = "";
        for (var id = 2; id < 12; id++)
        {
            answer = await SayAsync("提交", id);
            if (ReceiptShape().Match(answer) is { Success: true } receipt)
            {
                return receipt.Value;
            }
        }

        throw new InvalidOperationException($"no receipt in: {answer}");
    }

    private async Task<string> SayAsync(string text, int id)
    {
        string[] parts = [Token, "1790000000", "1320562132"];
        var signature = Convert.ToHexStringLower(Sign(string.Concat(parts.Order(StringComparer.Ordinal))));
        var xml = string.Create(CultureInfo.InvariantCulture, $"""
            <xml><ToUserName><![CDATA[gh_test]]></ToUserName><FromUserName><![CDATA[oProductionTest]]></FromUserName><CreateTime>1790000000</CreateTime>
            <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>{id}</MsgId></xml>
            """);
        using var content = new StringContent(xml, Encoding.UTF8, "text/xml");
        using var answer = await http.PostAsync(
            new Uri($"{gateway.Url}/wechat?timestamp={parts[1]}&nonce={parts[2]}&signature={signature}&openid=oProductionTest"), content);
        return await answer.Content.ReadAsStringAsync();
    }

#pragma warning disable CA5350 // WeChat signs with SHA-1.
    private static byte[] Sign(string text) => SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    [GeneratedRegex(@"341503205(-[0-9A-Z]{1,4})+")]
    private static partial Regex ReceiptShape();
}
