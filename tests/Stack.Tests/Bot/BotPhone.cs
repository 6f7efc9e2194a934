using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PublicReport.Stack.Tests.Bot;

/// <summary>A persona of the simulator, used over HTTP as the page does it.</summary>
internal sealed partial class BotPhone(Uri gateway, string persona) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = gateway };

    public Task<string> SayAsync(string text) => SendAsync(new() { ["kind"] = "text", ["text"] = text });

    public Task<string> PhotoAsync(byte[] bytes) => SendAsync(new() { ["kind"] = "image", ["data"] = Convert.ToBase64String(bytes) });

    /// <summary>A recording WeChat made nothing of.</summary>
    public Task<string> VoiceAsync() => SendAsync(new() { ["kind"] = "voice", ["data"] = Convert.ToBase64String("#!AMR\n................"u8) });

    public Task<string> PinAsync(double longitude, double latitude) =>
        SendAsync(new() { ["kind"] = "location", ["longitude"] = longitude, ["latitude"] = latitude, ["label"] = "" });

    public Task<string> ScanAsync(string scene) => SendAsync(new() { ["kind"] = "scan", ["key"] = scene });

    /// <summary>Messages that came outside of answers, oldest first.</summary>
    public async Task<JsonArray> OutboxAsync() => (await http.GetFromJsonAsync<JsonArray>($"/simulator/outbox?persona={persona}&after=0"))!;

    public static string Receipt(string answer) => ReceiptCode().Match(answer) is { Success: true } found ? found.Value : throw new InvalidOperationException($"no receipt in: {answer}");

    public void Dispose() => http.Dispose();

    private async Task<string> SendAsync(JsonObject message)
    {
        message["persona"] = persona;
        message["mode"] = "safe";
        var before = (await OutboxAsync()).Count;
        using var response = await http.PostAsJsonAsync("/simulator/send", message);
        response.EnsureSuccessStatusCode();
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return answer["kind"]!.GetValue<string>() == "none" ? await LateAsync(before) : answer["text"]!.GetValue<string>();
    }

    /// <summary>What comes later than WeChat waits is read where a person reads it: it follows as a message of its own.</summary>
    private async Task<string> LateAsync(int before)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if ((await OutboxAsync()).Skip(before).FirstOrDefault() is { } late)
            {
                return late["text"]!.GetValue<string>();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    [GeneratedRegex(@"\d{9}(-[0-9A-Z]{4}){4}-[0-9A-Z*~$=]")]
    private static partial Regex ReceiptCode();
}
