using System.Net;
using System.Net.Sockets;

namespace PublicReport.Stack.Tests.Public;

/// <summary>A wire to the core that can be cut, or fall silent.</summary>
/// <remarks>Cutting twice is cutting once.</remarks>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource cut = new();
    private readonly CancellationTokenSource silent = new();
    private readonly Uri target;
    private readonly Task accepting;

    public CutLine(string target)
    {
        this.target = new(target);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    /// <summary>Connections stay and new ones are taken, but nothing passes any more.</summary>
    public Task FallSilentAsync() => silent.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        if (cut.IsCancellationRequested)
        {
            return;
        }

        await cut.CancelAsync();
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await listener.AcceptTcpClientAsync(cut.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using (near)
        using (var far = new TcpClient())
        {
            await far.ConnectAsync(target.Host, target.Port, cut.Token);
            using var passing = CancellationTokenSource.CreateLinkedTokenSource(cut.Token, silent.Token);
            try
            {
                await await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), passing.Token), far.GetStream().CopyToAsync(near.GetStream(), passing.Token));
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                // Cut or silent: that is what the line is for.
            }

            if (silent.IsCancellationRequested)
            {
                await Task.Delay(Timeout.Infinite, cut.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
