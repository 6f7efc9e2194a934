using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

/// <summary>Posts with files share a fixed number of places; no single client may sit on all of them.</summary>
public sealed class UploadShareTests : IAsyncLifetime
{
    private const int Held = 30;
    private readonly List<Socket> holders = [];
    private WebApplication app = null!;

    private Uri Address => new(app.Urls.First());

    public async Task InitializeAsync()
    {
        app = await SilentCore.BuildAsync();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        holders.ForEach(holder => holder.Dispose());
        await app.DisposeAsync();
    }

    [Fact]
    public async Task While_one_client_holds_thirty_posts_open_a_report_of_another_goes_through()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var begun = new List<Task<bool>>();
        for (var i = 0; i < Held; i++)
        {
            begun.Add(await HoldAsync(patience.Token));
        }

        await Task.WhenAny(begun);
        using var http = new HttpClient(From(IPAddress.Parse("127.0.0.2"))) { BaseAddress = Address };
        using var form = new MultipartFormDataContent { { new StringContent("护栏断了"), "text" } };
        using var answer = await http.PostAsync("/r/341503205/review", form, patience.Token);

        // The core of this test is away, so it is not taken; but it was read and answered.
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    /// <summary>Announces a body and never sends it.</summary>
    /// <returns>Whether the server has begun to read it.</returns>
    private async Task<Task<bool>> HoldAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        holders.Add(socket);
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
        var head = $"POST /r/341503205/review HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        return BegunAsync(socket, cancellationToken);
    }

    private static async Task<bool> BegunAsync(Socket socket, CancellationToken cancellationToken) =>
        await socket.ReceiveAsync(new byte[64], cancellationToken) > 0;

    private static SocketsHttpHandler From(IPAddress address) => new()
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
