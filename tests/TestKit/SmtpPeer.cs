using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PublicReport.TestKit;

/// <summary>A small SMTP server on the loopback: takes what RFC 5321 clients send and keeps it; can be told to refuse.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Task accepting;

    private SmtpPeer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public static SmtpPeer Start() => new();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers every RCPT with 451 while true: "try again later".</summary>
    public bool Refuses { get; set; }

    /// <summary>Answers MAIL with 530 while true: "sign in first".</summary>
    public bool WantsSignIn { get; set; }

    /// <summary>Takes connections and never says a word while true.</summary>
    public bool IsSilent { get; set; }

    public ConcurrentQueue<ReceivedMail> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await accepting;
        stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stopped.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 peer ESMTP");
        var recipients = new List<string>();
        while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
        {
            if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            {
                recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            }

            await writer.WriteLineAsync(Answer(line));
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                Received.Enqueue(new([.. recipients], await ReadDataAsync(reader)));
                recipients.Clear();
                await writer.WriteLineAsync("250 kept");
            }
        }
    }

    private string Answer(string line) =>
        line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) ? "354 go on"
        : line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase) && WantsSignIn ? "530 5.7.0 authentication required"
        : line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) && Refuses ? "451 later"
        : "250 ok";

    private static async Task<string> ReadDataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }
}

/// <summary>One message with the recipients of its envelope.</summary>
public sealed record ReceivedMail(IReadOnlyList<string> Recipients, string Data);
