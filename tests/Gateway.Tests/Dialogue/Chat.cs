using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Dialogue;
using PublicReport.Gateway.WeChat.Media;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.TestKit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>One person's chat with the real dialogue on a real store.</summary>
internal sealed partial class Chat : IAsyncDisposable
{
    private readonly string openId = $"o{Guid.NewGuid():N}"[..28];
    private readonly GatewayKeys keys;
    private readonly GatewayStore store;
    private readonly StaffBinding handler;
    private int messages;

    private Chat(GatewayStore store, GatewaySettings settings, CoreDouble core, WeChatDouble weChat, FakeTimeProvider clock)
    {
        (this.store, Core, WeChat, Clock) = (store, core, weChat, clock);
        keys = new(settings);
        Files = new(store, keys);
        Fetcher = new(weChat, core, Files, clock, NullLogger<MediaFetcher>.Instance);
        LateMedia = new(Fetcher, Files, core, clock, NullLogger<LateMediaJob>.Instance);
        var steps = new DialogueSteps(core, new(core, clock), settings, clock);
        // Waiting for the turn is real time: the clock of a scenario stands still while it waits.
        handler = new(new(steps, new(core, steps, Fetcher, Files, clock), new SessionStore(store, keys, clock), new(store, TimeProvider.System), Fetcher), Staff);
    }

    public CoreDouble Core { get; }

    public StaffDouble Staff { get; } = new();

    public WeChatDouble WeChat { get; }

    public FakeTimeProvider Clock { get; }

    public MediaFetcher Fetcher { get; }

    public MediaStore Files { get; }

    public LateMediaJob LateMedia { get; }

    public string PersonKey => keys.Person(openId);

    public string OpenId => openId;

    public static async Task<Chat> StartAsync(IStoreFixture store)
    {
        var settings = new GatewaySettings
        {
            Redis = store.ConnectionString,
            ReportingCore = "",
            ServiceKey = Guid.NewGuid().ToString("N"),
            WeChat = new() { AppId = "wx1", AppSecret = "s", Token = "t", EncodingAesKey = new string('A', 43), PublicUrl = "https://example.test" },
        };
        var clock = new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        return new(await GatewayStore.ConnectAsync(store.ConnectionString), settings, new(), new(), clock);
    }

    /// <summary>Types lines one after the other; the last answer.</summary>
    public async Task<string> SayAsync(params string[] lines)
    {
        var answer = "";
        foreach (var line in lines)
        {
            answer = await SendAsync(new TextMessage { Content = line });
        }

        return answer;
    }

    public Task<string> PhotoAsync(string mediaId = "photo-1") => SendAsync(new ImageMessage { MediaId = mediaId });

    public Task<string> VoiceAsync(string recognition = "", string mediaId = "voice-1") => SendAsync(new VoiceMessage { MediaId = mediaId, Recognition = recognition });

    public Task<string> PinAsync(double longitude = 116.36, double latitude = 31.88, string label = "") =>
        SendAsync(new LocationMessage { Longitude = longitude, Latitude = latitude, Label = label });

    public Task<string> ScanAsync(string scene) => SendAsync(new ScanEvent { Scene = scene });

    public Task<string> ClickAsync(string key) => SendAsync(new ClickEvent { EventKey = key });

    /// <summary>Taps the phrase of that name in an answer.</summary>
    public Task<string> TapAsync(string answer, string label)
    {
        var found = Links().Matches(answer).FirstOrDefault(link => link.Groups[2].Value == label) ?? throw new InvalidOperationException($"'{label}' cannot be tapped in: {answer}");
        return SayAsync(Uri.UnescapeDataString(found.Groups[1].Value));
    }

    public async Task<string> SendAsync(InboundMessage message)
    {
        var id = Interlocked.Increment(ref messages).ToString(CultureInfo.InvariantCulture);
        return Show(await handler.HandleAsync(message with { From = new(openId), To = "gh", PersonKey = PersonKey, RequestId = keys.Hash("message", openId, id) }, CancellationToken.None));
    }

    /// <summary>The same message once more, as after a crash before its answer was stored.</summary>
    public Task<string> RepeatAsync(InboundMessage message)
    {
        messages--;
        return SendAsync(message);
    }

    public static string Receipt(string answer) => Words.FindReceipt(answer) ?? throw new InvalidOperationException($"no receipt in: {answer}");

    public async ValueTask DisposeAsync()
    {
        Fetcher.Dispose();
        LateMedia.Dispose();
        await store.DisposeAsync();
    }

    private static string Show(WeChatReply reply) => reply is TextReply text ? text.Content : "";

    [GeneratedRegex("msgmenucontent=([^&\"]*)[^>]*>([^<]*)</a>")]
    private static partial Regex Links();
}
