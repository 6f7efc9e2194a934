using System.Globalization;
using System.Text;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Passive replies in the element order of WeChat's examples.</summary>
internal static class ReplyXml
{
    public const string Success = "success";

    /// <summary>The reply as XML; <see cref="Success"/> when nothing is to be shown. A text must already fit <see cref="XmlText.MaxTextBytes"/>.</summary>
    public static string Write(WeChatReply reply, string toOpenId, string fromAccount, DateTimeOffset now)
    {
        var content = reply switch
        {
            TextReply text => $"<MsgType><![CDATA[text]]></MsgType><Content>{XmlText.CData(text.Content)}</Content>",
            NewsReply news => "<MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item>"
                + $"<Title>{XmlText.CData(news.Title)}</Title><Description>{XmlText.CData(news.Description)}</Description>"
                + $"<PicUrl>{XmlText.CData(news.PictureUrl)}</PicUrl><Url>{XmlText.CData(news.Url)}</Url></item></Articles>",
            _ => "",
        };
        return content.Length == 0
            ? Success
            : $"<xml><ToUserName>{XmlText.CData(toOpenId)}</ToUserName><FromUserName>{XmlText.CData(fromAccount)}</FromUserName>"
                + $"<CreateTime>{Seconds(now)}</CreateTime>{content}</xml>";
    }

    /// <summary>Encrypted envelope with a signature of our own. "success" is never encrypted.</summary>
    public static string Seal(string xml, MessageCipher cipher, string token, string nonce, DateTimeOffset now) =>
        Envelope(cipher.Encrypt(Encoding.UTF8.GetBytes(xml)), token, nonce, Seconds(now));

    internal static string Envelope(string encrypted, string token, string nonce, string timestamp) =>
        $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature><![CDATA[{WeChatSignature.Of(token, timestamp, nonce, encrypted)}]]></MsgSignature>"
        + $"<TimeStamp>{timestamp}</TimeStamp><Nonce>{XmlText.CData(nonce)}</Nonce></xml>";

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
