using System.Text.Json.Nodes;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Api;

/// <summary>
/// The access token of the account by stable_token: the same for every instance until its last five minutes, so instances need no lock; inside one
/// instance a single caller fetches and the others wait for it. Source: wechat.md §5.1.
/// </summary>
internal sealed class AccessTokens(GatewaySettings settings, TokenStore store, TimeProvider time, ILogger<AccessTokens> log) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>WeChat allows forcing 20 times a day.</summary>
    private static readonly TimeSpan ForcePause = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim single = new(1, 1);
    private StoredToken? known;

    /// <summary>The token at hand, or a fresh one; <paramref name="refused"/> is a token WeChat has just refused, null at the first try.</summary>
    public async Task<WeChatResult<StoredToken>> GetAsync(HttpClient http, string? refused, CancellationToken cancellationToken)
    {
        if (Usable(known, refused))
        {
            return known!;
        }

        await single.WaitAsync(cancellationToken);
        try
        {
            if (Usable(known, refused))
            {
                return known!;
            }

            var shared = await SharedAsync();
            return Usable(shared, refused) ? known = shared! : await FetchAsync(http, refused, cancellationToken);
        }
        finally
        {
            single.Release();
        }
    }

    public void Dispose() => single.Dispose();

    private bool Usable(StoredToken? token, string? refused) =>
        token is not null && token.Value != refused && token.ExpiresAt > time.GetUtcNow();

    private async Task<WeChatResult<StoredToken>> FetchAsync(HttpClient http, string? refused, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(http, force: false, cancellationToken);
        // WeChat still offers what it refuses: only forcing gives another one.
        if (refused is not null && answer.Value?.Value == refused && await MayForceAsync())
        {
            answer = await AskAsync(http, force: true, cancellationToken);
        }

        if (answer.Value is { } token)
        {
            known = token;
            await ShareAsync(token);
        }

        return answer;
    }

    private async Task<WeChatResult<StoredToken>> AskAsync(HttpClient http, bool force, CancellationToken cancellationToken)
    {
        var account = settings.WeChat;
        using var response = await http.PostAsJsonAsync(
            $"{account.ApiBase}/cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = account.AppId, secret = account.AppSecret, force_refresh = force },
            cancellationToken);
        var answer = await WeChatHttp.ReadObjectAsync(response, cancellationToken);
        if (answer is null)
        {
            return WeChatErrors.Later("stable_token answered no JSON");
        }

        if (WeChatErrors.Read(answer) is { } error)
        {
            log.LogError("WeChat gives no access token: {Code} {Message}", error.Code, error.Message);
            return error;
        }

        return Read(answer) is { } token ? token : WeChatErrors.Later("stable_token answered without a token");
    }

    private StoredToken? Read(JsonObject answer)
    {
        var lifetime = TimeSpan.FromSeconds(answer["expires_in"]?.GetValue<int>() ?? 0);
        return answer["access_token"]?.GetValue<string>() is { Length: > 0 } value
            // In its last minutes WeChat hands out the next one; a very short rest is used to its end.
            ? new(value, time.GetUtcNow() + (lifetime > Margin + Margin ? lifetime - Margin : lifetime / 2))
            : null;
    }

    private async Task<StoredToken?> SharedAsync()
    {
        try
        {
            return await store.FindAsync(settings.WeChat.AppId);
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("The shared access token cannot be read: {Error}", error.GetType().Name);
            return null;
        }
    }

    private async Task ShareAsync(StoredToken token)
    {
        try
        {
            await store.SaveAsync(settings.WeChat.AppId, token, token.ExpiresAt - time.GetUtcNow());
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("The access token cannot be shared: {Error}", error.GetType().Name);
        }
    }

    private async Task<bool> MayForceAsync()
    {
        try
        {
            return await store.MayForceAsync(settings.WeChat.AppId, ForcePause);
        }
        catch (Exception error) when (GatewayStore.IsAway(error))
        {
            log.LogWarning("Forcing an access token cannot be counted: {Error}", error.GetType().Name);
            return false;
        }
    }
}
