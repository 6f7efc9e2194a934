using System.Net.Mime;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>
/// Reads what media/get answers: bytes, an address of a video, or an error as JSON with HTTP 200. Only WeChat's own hosts are followed, so that
/// nobody can make us fetch from inside our network. Source: wechat.md §5.5.
/// </summary>
internal sealed class MediaDownload(HttpClient http)
{
    private static readonly string[] Hosts = [".weixin.qq.com", ".qpic.cn"];

    public async Task<WeChatResult<WeChatMedia>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsJson(response))
        {
            return await BytesAsync(response, cancellationToken);
        }

        if (await WeChatHttp.ReadObjectAsync(response, cancellationToken) is not { } answer)
        {
            return WeChatErrors.Later("media/get answered neither bytes nor JSON");
        }

        if (WeChatErrors.Read(answer) is { } error)
        {
            return error;
        }

        return Uri.TryCreate(answer["video_url"]?.ToString(), UriKind.Absolute, out var address) && IsWeChats(address)
            ? await VideoAsync(address, cancellationToken)
            : new WeChatError(WeChatErrorKind.MediaRefused, 0, "an address that is not WeChat's");
    }

    internal static bool IsWeChats(Uri address) =>
        address.Scheme is "http" or "https" && Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    private async Task<WeChatResult<WeChatMedia>> VideoAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode ? await BytesAsync(response, cancellationToken) : WeChatErrors.Later($"HTTP {(int)response.StatusCode}");
    }

    private static async Task<WeChatResult<WeChatMedia>> BytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > WeChatMedia.MaxLength)
            {
                return new WeChatError(WeChatErrorKind.MediaRefused, 0, "larger than allowed");
            }

            bytes.Write(buffer, 0, read);
        }

        return MediaFormat.Of(bytes.ToArray()) is { } found ? found : new WeChatError(WeChatErrorKind.MediaRefused, 0, "neither photo, recording nor video");
    }

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is MediaTypeNames.Application.Json or MediaTypeNames.Text.Plain;
}
