using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat;

/// <summary>
/// /wechat. A wrong signature gets 403 without detail, and so does a body that is not encrypted: the plain signature covers no body and never ends, so
/// that whoever sees one address could speak for anybody. After both the status is always 200.
/// </summary>
internal sealed class WeChatCallback(
    GatewaySettings settings, InboundParser parser, WeChatAnswers answers, TimeProvider time, ILogger<WeChatCallback> log)
{
    private readonly MessageCipher[] ciphers =
        [.. new[] { settings.WeChat.EncodingAesKey, settings.WeChat.PreviousEncodingAesKey }.Where(key => key.Length > 0).Select(key => new MessageCipher(key, settings.WeChat.AppId))];

    public IResult Verify(HttpRequest request) =>
        IsSigned(request) ? Results.Text(request.Query["echostr"].ToString()) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        if (!IsSigned(request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var encrypts = string.Equals(request.Query["encrypt_type"], "aes", StringComparison.OrdinalIgnoreCase);
        if (!encrypts && !settings.Simulator && !settings.WeChat.AcceptPlain)
        {
            log.LogWarning("A push that is not encrypted is refused; set the account to 安全模式");
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var fields = await ReadAsync(request) is { } body ? InboundXml.Read(body) : null;
        if (!encrypts)
        {
            return Results.Text(await AnswerAsync(fields), "text/xml", Encoding.UTF8);
        }

        var encrypted = fields?["Encrypt"] ?? "";
        if (!WeChatSignature.Matches(request.Query["msg_signature"].ToString(), Token, request.Query["timestamp"].ToString(), request.Query["nonce"].ToString(), encrypted))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (cipher, plain) = Open(encrypted);
        var answer = await AnswerAsync(plain is null ? null : InboundXml.Read(plain));
        var sealedAnswer = answer == ReplyXml.Success || cipher is null
            ? ReplyXml.Success
            : ReplyXml.Seal(answer, cipher, Token, RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture), time.GetUtcNow());
        return Results.Text(sealedAnswer, "text/xml", Encoding.UTF8);
    }

    private string Token => settings.WeChat.Token;

    private bool IsSigned(HttpRequest request) => WeChatSignature.Matches(
        request.Query["signature"].ToString(), Token, request.Query["timestamp"].ToString(), request.Query["nonce"].ToString());

    private (MessageCipher? Cipher, byte[]? Plain) Open(string encrypted)
    {
        foreach (var cipher in ciphers)
        {
            if (cipher.Decrypt(encrypted) is { } plain)
            {
                return (cipher, plain);
            }
        }

        return (null, null);
    }

    private async Task<string> AnswerAsync(InboundFields? fields)
    {
        if (fields is not null && parser.Parse(fields) is { } message)
        {
            return await answers.AnswerAsync(message);
        }

        log.LogWarning("A signed push could not be read");
        return ReplyXml.Success;
    }

    /// <returns>Null when larger than <see cref="InboundXml.MaxLength"/>.</returns>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > InboundXml.MaxLength)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
