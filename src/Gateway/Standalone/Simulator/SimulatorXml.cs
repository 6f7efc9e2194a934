using System.Globalization;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>Pushes as WeChat writes them (wechat.md §3).</summary>
internal static class SimulatorXml
{
    public const string Account = "gh_simulator0001";

    /// <returns>Null for a kind the simulator does not know.</returns>
    public static string? Write(SimulatorSend send, string openId, string messageId, DateTimeOffset now, string mediaId, string pictureUrl)
    {
        var body = send.Kind switch
        {
            "text" => Message("text", messageId, Data("Content", send.Text) + (send.MenuId.Length > 0 ? Data("bizmsgmenuid", send.MenuId) : "")),
            "image" when mediaId.Length > 0 => Message("image", messageId, Data("PicUrl", pictureUrl) + Data("MediaId", mediaId)),
            "voice" when mediaId.Length > 0 => Message(
                "voice", messageId, Data("MediaId", mediaId) + Data("Format", "amr") + Data("MediaId16K", mediaId) + Data("Recognition", send.Recognition)),
            "location" => Message(
                "location", messageId, $"<Location_X>{Number(send.Latitude)}</Location_X><Location_Y>{Number(send.Longitude)}</Location_Y><Scale>16</Scale>{Data("Label", send.Label)}"),
            "subscribe" => Event("subscribe", send.Key.Length > 0 ? $"qrscene_{send.Key}" : ""),
            "unsubscribe" => Event("unsubscribe", ""),
            "scan" => Event("SCAN", send.Key),
            "click" => Event("CLICK", send.Key),
            _ => null,
        };
        return body is null
            ? null
            : $"<xml>{Data("ToUserName", Account)}{Data("FromUserName", openId)}<CreateTime>{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}</CreateTime>{body}</xml>";
    }

    private static string Message(string type, string messageId, string fields) => $"{Data("MsgType", type)}{fields}<MsgId>{messageId}</MsgId>";

    private static string Event(string name, string key) => Data("MsgType", "event") + Data("Event", name) + Data("EventKey", key);

    private static string Data(string name, string value) => $"<{name}>{XmlText.CData(value)}</{name}>";

    private static string Number(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
