using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PublicReport.Stack.Tests.Public;

/// <summary>A post that announces far more than it has sent by the time it is answered.</summary>
internal static class Announced
{
    public static async Task<string> PostAsync(Uri server, string path, long length, params (string Name, string Value)[] fields)
    {
        var body = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            body.Append(CultureInfo.InvariantCulture, $"--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        body.Append("--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"film.mp4\"\r\n\r\n").Append('x', 4096);
        var head = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n";
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head + body));
        using var reader = new StreamReader(stream);
        var answer = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && !line.Contains("</html>", StringComparison.Ordinal))
        {
            answer.AppendLine(line);
        }

        return answer.ToString();
    }
}
