using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>The official interface as far as this project uses it; always HTTP 200, errors as errcode (wechat.md §5).</summary>
internal static class FakeApi
{
    private const int MaxTextBytes = 2048;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/stable_token", (HttpRequest request, FakeWeChat weChat, GatewaySettings settings) => AnswerAsync(request, body => Token(body, weChat, settings)));
        api.MapPost("/message/custom/send", (HttpRequest request, FakeWeChat weChat) => GuardedAsync(request, weChat, body => Custom(body, weChat)));
        api.MapPost("/message/template/send", (HttpRequest request, FakeWeChat weChat, GatewaySettings settings) =>
            GuardedAsync(request, weChat, body => Template(body, weChat, settings)));
        api.MapPost("/menu/create", (HttpRequest request, FakeWeChat weChat) => GuardedAsync(request, weChat, Menu));
        api.MapPost("/qrcode/create", (HttpRequest request, FakeWeChat weChat) => GuardedAsync(request, weChat, SceneCode));
        api.MapGet("/media/get", Media);
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, Func<JsonObject, JsonObject> answer)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
            return Results.Json(body is null ? Error(47001, "data format error") : answer(body));
        }
        catch (System.Text.Json.JsonException)
        {
            return Results.Json(Error(47001, "data format error"));
        }
        // A field of another type than documented.
        catch (InvalidOperationException)
        {
            return Results.Json(Error(47001, "data format error"));
        }
    }

    private static Task<IResult> GuardedAsync(HttpRequest request, FakeWeChat weChat, Func<JsonObject, JsonObject> answer) =>
        AnswerAsync(request, body => weChat.IsToken(request.Query["access_token"].ToString()) ? answer(body) : InvalidToken());

    private static JsonObject Token(JsonObject body, FakeWeChat weChat, GatewaySettings settings)
    {
        if (Text(body, "grant_type") != "client_credential")
        {
            return Error(40002, "invalid grant_type");
        }

        if (Text(body, "appid") != settings.WeChat.AppId)
        {
            return Error(40013, "invalid appid");
        }

        if (Text(body, "secret") != settings.WeChat.AppSecret)
        {
            return Error(40125, "invalid appsecret");
        }

        var (value, seconds) = weChat.Token(body["force_refresh"]?.GetValue<bool>() ?? false);
        return new() { ["access_token"] = value, ["expires_in"] = seconds };
    }

    private static JsonObject Custom(JsonObject body, FakeWeChat weChat)
    {
        var message = Text(body, "msgtype") switch
        {
            "text" => New("text", Text(body["text"], "content"), [], "", ""),
            "msgmenu" => New("menu", Text(body["msgmenu"], "head_content"), MenuLines(body["msgmenu"]), Text(body["msgmenu"], "tail_content"), ""),
            _ => null,
        };
        if (message is null)
        {
            return Error(40008, "invalid message type");
        }

        if (Encoding.UTF8.GetByteCount(message.Text) > MaxTextBytes)
        {
            return Error(45002, "content size out of limit");
        }

        return weChat.Push(Text(body, "touser"), message) switch
        {
            45015 => Error(45015, "response out of time limit or subscription is canceled"),
            45047 => Error(45047, "out of response count limit"),
            _ => Error(0, "ok"),
        };
    }

    private static JsonObject Template(JsonObject body, FakeWeChat weChat, GatewaySettings settings)
    {
        if (Text(body, "template_id") is var id && (id.Length == 0 || id != settings.WeChat.TemplateId))
        {
            return Error(40037, "invalid template_id");
        }

        if (!weChat.Follows(Text(body, "touser")))
        {
            return Error(43004, "require subscribe");
        }

        var lines = (body["data"] as JsonObject ?? []).Select(field => new OutboxLine(field.Key, Text(field.Value, "value"))).ToArray();
        if (lines.Any(line => line.Id.StartsWith("thing", StringComparison.Ordinal) && line.Content.Length > 20))
        {
            return Error(47003, "argument invalid!");
        }

        weChat.PushTemplate(Text(body, "touser"), New("template", "", lines, "", Text(body, "url")));
        var answer = Error(0, "ok");
        answer["msgid"] = long.Parse(weChat.NextMessageId(), CultureInfo.InvariantCulture);
        return answer;
    }

    private static JsonObject Menu(JsonObject body) => body["button"] is JsonArray { Count: >= 1 and <= 3 } buttons
        ? buttons.Any(button => button?["sub_button"] is JsonArray { Count: > 5 }) ? Error(40023, "invalid sub button size") : Error(0, "ok")
        : Error(40016, "invalid button size");

    private static JsonObject SceneCode(JsonObject body) => Text(body["action_info"]?["scene"], "scene_str") is { Length: > 0 and <= 64 } scene
        ? new() { ["ticket"] = RandomNumberGenerator.GetHexString(64, lowercase: true), ["url"] = $"http://weixin.qq.com/q/{Uri.EscapeDataString(scene)}" }
        : Error(40053, "invalid action info");

    private static IResult Media(HttpRequest request, FakeWeChat weChat)
    {
        if (!weChat.IsToken(request.Query["access_token"].ToString()))
        {
            return Results.Json(InvalidToken());
        }

        return weChat.FindMedia(request.Query["media_id"].ToString()) is { } media
            ? Results.File(media.Bytes, media.ContentType, $"media.{media.Extension}")
            : Results.Json(Error(40007, "invalid media_id"));
    }

    private static OutboxLine[] MenuLines(JsonNode? menu) =>
        [.. (menu?["list"] as JsonArray ?? []).Select(line => new OutboxLine(Text(line, "id"), Text(line, "content")))];

    private static OutboxMessage New(string kind, string text, IReadOnlyList<OutboxLine> lines, string tail, string url) => new(0, default, kind, text, lines, tail, url);

    private static string Text(JsonNode? parent, string name) => parent?[name]?.GetValue<string>() ?? "";

    private static JsonObject InvalidToken() => Error(40001, "invalid credential, access_token is invalid or not latest");

    private static JsonObject Error(int code, string message) => new() { ["errcode"] = code, ["errmsg"] = message };
}
