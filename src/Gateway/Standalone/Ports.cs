using System.Net;
using System.Net.Sockets;

namespace PublicReport.Gateway.Standalone;

/// <summary>Tries the address before anything is started, so that a used port is one sentence and leaves nothing behind.</summary>
internal static class Ports
{
    /// <exception cref="StartException">Something else listens there, or this user may not.</exception>
    public static void RefuseUsed(IEnumerable<Uri> urls)
    {
        foreach (var url in urls)
        {
            RefuseUsed(url);
        }
    }

    private static void RefuseUsed(Uri url)
    {
        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var given) ? given : IPAddress.Loopback;
        using var probe = new TcpListener(address, url.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException error)
        {
            throw new StartException($"{url} cannot be listened on: {error.Message}. Stop what uses it, or set ASPNETCORE_URLS to another loopback address.");
        }
    }
}
