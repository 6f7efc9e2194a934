using System.Globalization;
using PublicReport.Gateway.Storage;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Turns the elements of a push into a message. What it does not know stays raw instead of being refused.</summary>
internal sealed class InboundParser(GatewayKeys keys, TimeProvider time)
{
    private const string ScenePrefix = "qrscene_";

    /// <returns>Null without a sender or a type: then nobody can be answered.</returns>
    public InboundMessage? Parse(InboundFields fields)
    {
        var (from, type) = (fields["FromUserName"], fields["MsgType"]);
        if (from.Length == 0 || type.Length == 0)
        {
            return null;
        }

        var isEvent = string.Equals(type, "event", StringComparison.OrdinalIgnoreCase);
        InboundMessage message = isEvent ? Event(fields) with { Event = fields["Event"], EventKey = fields["EventKey"] } : Message(fields);
        return message with
        {
            From = new(from),
            To = fields["ToUserName"],
            Type = type,
            Fields = fields,
            PersonKey = PersonKey(from),
            // OpenID: what the platform tells of two people in the same second is no repeat.
            RequestId = isEvent
                ? keys.Hash("event", from, fields["CreateTime"], fields["Event"], fields["EventKey"], fields["MsgID"], fields["OpenID"])
                : keys.Hash("message", from, fields["MsgId"].Length > 0 ? fields["MsgId"] : string.Join('\u001e', fields.Select(leaf => leaf.Value))),
            CreatedAt = long.TryParse(fields["CreateTime"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < uint.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : time.GetUtcNow(),
        };
    }

    private string PersonKey(string openId) => keys.Person(openId);

    private static InboundMessage Message(InboundFields f) => f["MsgType"].ToLowerInvariant() switch
    {
        "text" => new TextMessage { Content = f["Content"], MenuItemId = f["bizmsgmenuid"] },
        "image" when f["MediaId"].Length > 0 => new ImageMessage { MediaId = f["MediaId"], PictureUrl = f["PicUrl"] },
        "voice" when f["MediaId"].Length > 0 => new VoiceMessage
        {
            MediaId = f["MediaId"],
            MediaId16K = f["MediaId16K"],
            Format = f["Format"],
            Recognition = f["Recognition"],
        },
        "video" or "shortvideo" when f["MediaId"].Length > 0 => new VideoMessage { MediaId = f["MediaId"], ThumbnailMediaId = f["ThumbMediaId"] },
        "location" when Degrees(f["Location_X"], 90) is { } latitude && Degrees(f["Location_Y"], 180) is { } longitude =>
            new LocationMessage { Latitude = latitude, Longitude = longitude, Scale = (int)(Number(f["Scale"]) ?? 0), Label = f["Label"] },
        "link" => new LinkMessage { Url = f["Url"], Title = f["Title"], Description = f["Description"] },
        "file" => new FileMessage { Title = f["Title"], Length = (long)(Number(f["FileTotalLen"]) ?? 0) },
        _ => new UnknownMessage(),
    };

    private EventMessage Event(InboundFields f) => f["Event"].ToLowerInvariant() switch
    {
        "subscribe" => new SubscribeEvent { Scene = f["EventKey"].StartsWith(ScenePrefix, StringComparison.Ordinal) ? f["EventKey"][ScenePrefix.Length..] : "" },
        "unsubscribe" => new UnsubscribeEvent(),
        "scan" => new ScanEvent { Scene = f["EventKey"] },
        "click" => new ClickEvent(),
        "view" or "view_miniprogram" => new ViewEvent { MenuId = f["MenuId"] },
        "location" when Degrees(f["Latitude"], 90) is { } latitude && Degrees(f["Longitude"], 180) is { } longitude =>
            new PositionEvent { Latitude = latitude, Longitude = longitude, Precision = Number(f["Precision"]) ?? 0 },
        "scancode_push" or "scancode_waitmsg" => new ScanCodeEvent
        {
            ScanType = f["ScanCodeInfo/ScanType"],
            ScanResult = f["ScanCodeInfo/ScanResult"],
            Waits = string.Equals(f["Event"], "scancode_waitmsg", StringComparison.OrdinalIgnoreCase),
        },
        "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select" => new PickerEvent(),
        "templatesendjobfinish" => new TemplateFinishedEvent { JobId = f["MsgID"], Status = f["Status"] },
        "user_authorization_revoke" or "user_authorization_cancellation" when f["OpenID"].Length > 0 =>
            new AuthorizationEvent { Person = new(f["OpenID"]), SubjectKey = PersonKey(f["OpenID"]) },
        _ => new UnknownEvent(),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < int.MaxValue ? value : null;

    private static double? Degrees(string text, double limit) => Number(text) is { } value && Math.Abs(value) <= limit ? value : null;
}
