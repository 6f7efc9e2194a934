using System.Text.Json;
using System.Text.Json.Nodes;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>One call of the official interface: the token in front, one more try with a fresh token, transport trouble as a value.</summary>
internal sealed class WeChatHttp(HttpClient http, GatewaySettings settings, AccessTokens tokens, ILogger<WeChatHttp> log)
{
    /// <summary>Name of the <see cref="HttpClient"/>; its requests are not logged because they carry the token.</summary>
    public const string ClientName = "wechat-api";

    /// <summary>Both tries together, a large photo over a slow line included.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    /// <summary>Calls <paramref name="path"/> below /cgi-bin; <paramref name="send"/> makes the request afresh for every try.</summary>
    public async Task<WeChatResult<T>> CallAsync<T>(
        string path, Func<Uri, HttpRequestMessage> send, Func<HttpResponseMessage, CancellationToken, Task<WeChatResult<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        var name = path.Split('?')[0];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var first = await TryAsync(path, null, send, read, limit.Token);
            var result = first.Result.Error is { } error && WeChatErrors.IsStaleToken(error.Code) && first.Token is { } refused
                ? (await TryAsync(path, refused, send, read, limit.Token)).Result
                : first.Result;
            Note(name, result.Error);
            return result;
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogWarning("WeChat's {Path} cannot be reached: {Error}", name, error.GetType().Name);
            return WeChatErrors.Later(error.GetType().Name);
        }
    }

    /// <returns>Null for anything but one JSON object.</returns>
    public static async Task<JsonObject?> ReadObjectAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<(WeChatResult<T> Result, string? Token)> TryAsync<T>(
        string path,
        string? refused,
        Func<Uri, HttpRequestMessage> send,
        Func<HttpResponseMessage, CancellationToken, Task<WeChatResult<T>>> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var token = await tokens.GetAsync(http, refused, cancellationToken);
        if (token.Value is not { } good)
        {
            return (token.Error!, null);
        }

        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var request = send(new($"{settings.WeChat.ApiBase}/cgi-bin/{path}{separator}access_token={Uri.EscapeDataString(good.Value)}"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // WeChat answers 200 always; anything else comes from something in between.
        return (response.IsSuccessStatusCode ? await read(response, cancellationToken) : WeChatErrors.Later($"HTTP {(int)response.StatusCode}"), good.Value);
    }

    /// <summary>The name is the part before the question mark: media ids stay out of the log.</summary>
    private void Note(string name, WeChatError? error)
    {
        switch (error?.Kind)
        {
            case null or WeChatErrorKind.WindowClosed or WeChatErrorKind.WindowUsedUp or WeChatErrorKind.Unreachable:
                break;
            case WeChatErrorKind.Misconfigured or WeChatErrorKind.BadRequest:
                log.LogError("WeChat refuses {Path}: {Code} {Message}", name, error.Code, error.Message);
                break;
            default:
                log.LogWarning("WeChat refuses {Path} for now: {Code} {Message}", name, error.Code, error.Message);
                break;
        }
    }
}
