using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>The independent implementations in a node process; see peers/peer.js. They come with "npm ci --prefix tests/Gateway.Tests/WeChat/peers" (eng/test.sh does it).</summary>
public sealed class Peer : IAsyncLifetime
{
    private Process? node;

    public Task InitializeAsync()
    {
        var folder = Folder();
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "The protocol peers are not installed: npm ci --prefix tests/Gateway.Tests/WeChat/peers");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            ArgumentList = { "--no-deprecation", "peer.js" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        node = Process.Start(start);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        node!.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
    }

    internal async Task<JsonObject> AskAsync(string operation, string key, string text, string timestamp = "", string nonce = "")
    {
        var ask = new JsonObject
        {
            ["op"] = operation,
            ["token"] = "LuojiToken2026",
            ["appId"] = "wx0123456789abcdef",
            ["key"] = key,
            ["text"] = text,
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
        };
        await node!.StandardInput.WriteLineAsync(ask.ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
        await node.StandardInput.FlushAsync();
        var answer = JsonNode.Parse(await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the peer has ended"))!.AsObject();
        Assert.False(answer.ContainsKey("error"), answer["error"]?.ToString());
        return answer;
    }

    internal async Task<string> TextAsync(string operation, string key, string text, string timestamp = "", string nonce = "") =>
        (await AskAsync(operation, key, text, timestamp, nonce))["text"]!.GetValue<string>();

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "Gateway.Tests", "WeChat", "peers");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("tests/Gateway.Tests/WeChat/peers");
    }
}
