using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>Does what Tencent's servers do with a message: sign it, post it to the account's own address, repeat it when nothing comes, open the answer.</summary>
internal sealed class SimulatedPhone(HttpClient http, GatewaySettings settings, FakeWeChat weChat, IServer server, TimeProvider time)
{
    public static readonly TimeSpan TencentsPatience = TimeSpan.FromSeconds(5);
    private const int Attempts = 3;

    /// <returns>Null when the message makes no sense, for instance a photo that is none.</returns>
    public async Task<SimulatorReceived?> SendAsync(SimulatorSend send, Persona persona, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<PushMode>(send.Mode, ignoreCase: true, out var mode) || !TryStoreMedia(send, out var mediaId))
        {
            return null;
        }

        var pictureUrl = send.Kind == "image" ? $"{OwnAddress()}/simulator/media/{mediaId}" : "";
        var xml = SimulatorXml.Write(send, persona.OpenId, weChat.NextMessageId(), time.GetUtcNow(), mediaId, pictureUrl);
        if (xml is null)
        {
            return null;
        }

        weChat.PersonDid(persona.OpenId, send.Kind);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await PostAsync(xml, mode, cancellationToken) is { } answer)
            {
                return Show(answer, xml, attempt) with { PictureUrl = pictureUrl };
            }
        }

        return new("failed", SimulatorTexts.ServiceFailed, null, Attempts, xml, "", pictureUrl);
    }

    /// <returns>The plain answer; null when none came in time or it was not a good one.</returns>
    private async Task<string?> PostAsync(string xml, PushMode mode, CancellationToken cancellationToken)
    {
        var (timestamp, nonce, token) = (time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), RandomNumberGenerator.GetHexString(10), settings.WeChat.Token);
        var query = $"/wechat?signature={WeChatSignature.Of(token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}";
        var cipher = new MessageCipher(settings.WeChat.EncodingAesKey, settings.WeChat.AppId);
        var body = xml;
        if (mode != PushMode.Plain)
        {
            var encrypted = cipher.Encrypt(Encoding.UTF8.GetBytes(xml));
            query += $"&encrypt_type=aes&msg_signature={WeChatSignature.Of(token, timestamp, nonce, encrypted)}";
            var opening = mode == PushMode.Compatible ? xml[..^"</xml>".Length] : $"<xml><ToUserName>{XmlText.CData(SimulatorXml.Account)}</ToUserName>";
            body = $"{opening}<Encrypt>{XmlText.CData(encrypted)}</Encrypt></xml>";
        }

        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "text/xml");
            using var response = await http.PostAsync(OwnAddress() + query, content, cancellationToken);
            return response.IsSuccessStatusCode ? Open(await response.Content.ReadAsStringAsync(cancellationToken), cipher, token) : null;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>An encrypted answer must carry a right signature, as at Tencent.</summary>
    private static string? Open(string answer, MessageCipher cipher, string token)
    {
        if (InboundXml.Read(Encoding.UTF8.GetBytes(answer)) is not { } envelope || envelope.Find("Encrypt") is not { } encrypted)
        {
            return answer;
        }

        var isSigned = WeChatSignature.Matches(envelope["MsgSignature"], token, envelope["TimeStamp"], envelope["Nonce"], encrypted);
        return isSigned && cipher.Decrypt(encrypted) is { } plain ? Encoding.UTF8.GetString(plain) : null;
    }

    private static SimulatorReceived Show(string answer, string sent, int attempts)
    {
        var fields = InboundXml.Read(Encoding.UTF8.GetBytes(answer));
        var (kind, text, card) = fields?["MsgType"] switch
        {
            "text" when Encoding.UTF8.GetByteCount(fields["Content"]) <= XmlText.MaxTextBytes => ("text", fields["Content"], null),
            "news" => ("news", "", Card(fields)),
            null when answer is "" or ReplyXml.Success => ("none", "", null),
            // A longer text silently vanishes at WeChat; here it must not pass unnoticed.
            _ => ("failed", SimulatorTexts.ServiceFailed, (SimulatorCard?)null),
        };
        return new(kind, text, card, attempts, sent, answer, "");
    }

    private static SimulatorCard Card(InboundFields fields) => new(
        fields["Articles/item/Title"], fields["Articles/item/Description"], fields["Articles/item/Url"], fields["Articles/item/PicUrl"]);

    private bool TryStoreMedia(SimulatorSend send, out string mediaId)
    {
        mediaId = "";
        if (send.Kind is not ("image" or "voice"))
        {
            return true;
        }

        var bytes = new byte[send.Data.Length];
        return Convert.TryFromBase64String(send.Data, bytes, out var length) && weChat.StoreMedia(send.Kind, bytes[..length]) is { } id && (mediaId = id).Length > 0;
    }

    private string OwnAddress() => server.Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
}
