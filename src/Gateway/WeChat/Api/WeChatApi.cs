using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Api;

/// <inheritdoc cref="IWeChatApi"/>
internal sealed class WeChatApi(WeChatHttp http, MediaDownload media) : IWeChatApi
{
    /// <summary>Chinese as it is: WeChat shows \u escapes literally in some fields, and the limits are in bytes.</summary>
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<WeChatResult<WeChatSent>> SendTextAsync(OpenId to, string text, CancellationToken cancellationToken) => PostAsync(
        "message/custom/send", new() { ["touser"] = to.Value, ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = XmlText.Clean(text) } }, Sent, cancellationToken);

    public Task<WeChatResult<WeChatSent>> SendMenuAsync(OpenId to, MessageMenu menu, CancellationToken cancellationToken)
    {
        var lines = new JsonArray([.. menu.Lines.Select(line => new JsonObject { ["id"] = line.Id, ["content"] = line.Content })]);
        var body = new JsonObject { ["head_content"] = XmlText.Clean(menu.Head), ["list"] = lines, ["tail_content"] = XmlText.Clean(menu.Tail) };
        return PostAsync("message/custom/send", new() { ["touser"] = to.Value, ["msgtype"] = "msgmenu", ["msgmenu"] = body }, Sent, cancellationToken);
    }

    public Task<WeChatResult<WeChatSent>> SendTemplateAsync(OpenId to, TemplateMessage message, CancellationToken cancellationToken)
    {
        var data = new JsonObject(message.Data.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)new JsonObject { ["value"] = field.Value })));
        var body = new JsonObject { ["touser"] = to.Value, ["template_id"] = message.TemplateId, ["data"] = data };
        AddUnlessEmpty(body, "url", message.Url);
        AddUnlessEmpty(body, "client_msg_id", message.ClientMessageId);
        return PostAsync("message/template/send", body, Sent, cancellationToken);
    }

    public Task<WeChatResult<WeChatMedia>> GetMediaAsync(string mediaId, CancellationToken cancellationToken) => http.CallAsync(
        $"media/get?media_id={Uri.EscapeDataString(mediaId)}", address => new(HttpMethod.Get, address), media.ReadAsync, cancellationToken);

    public Task<WeChatResult<WeChatSent>> CreateMenuAsync(IReadOnlyList<MenuButton> buttons, CancellationToken cancellationToken) =>
        PostAsync("menu/create", new() { ["button"] = Buttons(buttons) }, Sent, cancellationToken);

    public Task<WeChatResult<SceneCode>> CreateSceneCodeAsync(string scene, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["action_name"] = lifetime is null ? "QR_LIMIT_STR_SCENE" : "QR_STR_SCENE",
            ["action_info"] = new JsonObject { ["scene"] = new JsonObject { ["scene_str"] = scene } },
        };
        if (lifetime is { } time)
        {
            body["expire_seconds"] = (int)time.TotalSeconds;
        }

        return PostAsync<SceneCode>("qrcode/create", body, answer => Text(answer, "ticket") is { Length: > 0 } ticket
            ? new SceneCode(ticket, Text(answer, "url"))
            : WeChatErrors.Later("qrcode/create answered without a ticket"), cancellationToken);
    }

    private Task<WeChatResult<T>> PostAsync<T>(string path, JsonObject body, Func<JsonObject, WeChatResult<T>> value, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, AsWritten);
        return http.CallAsync(path, Request, ReadAsync, cancellationToken);

        HttpRequestMessage Request(Uri address) => new(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) { CharSet = "utf-8" } } },
        };

        async Task<WeChatResult<T>> ReadAsync(HttpResponseMessage response, CancellationToken cancellation) =>
            await WeChatHttp.ReadObjectAsync(response, cancellation) is not { } answer ? WeChatErrors.Later("no JSON")
            : WeChatErrors.Read(answer) is { } error ? error
            : value(answer);
    }

    private static WeChatResult<WeChatSent> Sent(JsonObject answer) => new WeChatSent(Text(answer, "msgid"));

    private static string Text(JsonObject answer, string name) => answer[name]?.ToString() ?? "";

    private static void AddUnlessEmpty(JsonObject body, string name, string value)
    {
        if (value.Length > 0)
        {
            body[name] = value;
        }
    }

    private static JsonArray Buttons(IReadOnlyList<MenuButton> buttons) => new([.. buttons.Select(Button)]);

    private static JsonObject Button(MenuButton button) => button switch
    {
        { Children: { Count: > 0 } children } => new() { ["name"] = button.Name, ["sub_button"] = Buttons(children) },
        { Url.Length: > 0 } => new() { ["type"] = "view", ["name"] = button.Name, ["url"] = button.Url },
        _ => new() { ["type"] = "click", ["name"] = button.Name, ["key"] = button.Key },
    };
}
