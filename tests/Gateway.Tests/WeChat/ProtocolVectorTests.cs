using System.Text;
using System.Text.Json;
using PublicReport.Gateway.WeChat.Protocol;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

public sealed class ProtocolVectorTests
{
    public static IEnumerable<object[]> Generated => Vectors.Ids("generated");

    public static IEnumerable<object[]> Negative => Vectors.Ids("negative");

    public static IEnumerable<object[]> Inbound => Vectors.Ids("inbound");

    [Theory]
    [MemberData(nameof(Generated))]
    public void A_genuine_message_is_signed_and_opens(string id)
    {
        var v = Vectors.Get("generated", id);
        var encrypted = v.Text("encrypt") is { Length: > 0 } direct ? direct : InboundXml.Read(Encoding.UTF8.GetBytes(v.Text("body") + v.Text("envelope")))!["Encrypt"];
        Assert.True(WeChatSignature.Matches(v.Text("msg_signature"), v.Text("token"), v.Text("timestamp"), v.Text("nonce"), encrypted));
        var plain = new MessageCipher(v.Text("encoding_aes_key"), v.Text("appid")).Decrypt(encrypted);
        Assert.Equal(v.Text("plain"), Encoding.UTF8.GetString(plain!));
    }

    [Theory]
    [MemberData(nameof(Negative))]
    public void A_forged_or_damaged_message_is_refused(string id)
    {
        var v = Vectors.Get("negative", id);
        var signed = WeChatSignature.Matches(v.Text("msg_signature"), v.Text("token"), v.Text("timestamp"), v.Text("nonce"), v.Text("encrypt"));
        Assert.True(!signed || new MessageCipher(v.Text("encoding_aes_key"), v.Text("appid")).Decrypt(v.Text("encrypt")) is null);
        if (v.Text("previous_key_that_works") is { Length: > 0 } previous)
        {
            Assert.Equal(v.Text("plain_with_previous_key"), Encoding.UTF8.GetString(new MessageCipher(previous, v.Text("appid")).Decrypt(v.Text("encrypt"))!));
        }
    }

    [Fact]
    public void Our_envelope_equals_the_independent_one_byte_for_byte()
    {
        var v = Vectors.Get("generated", "own-reply-envelope");
        var encrypted = new MessageCipher(v.Text("encoding_aes_key"), v.Text("appid")).Encrypt(Encoding.UTF8.GetBytes(v.Text("plain")), "abcdefghijklmnop"u8);
        Assert.Equal(v.Text("envelope"), ReplyXml.Envelope(encrypted, v.Text("token"), v.Text("nonce"), v.Text("timestamp")));
    }

    [Theory]
    [MemberData(nameof(Inbound))]
    public void Every_element_of_a_push_can_be_read(string id)
    {
        var v = Vectors.Get("inbound", id);
        var fields = InboundXml.Read(Encoding.UTF8.GetBytes(v.Text("xml")))!;
        foreach (var expected in v.GetProperty("expect").EnumerateObject().Where(e => e.Name is not ("scene" or "note")))
        {
            var values = fields.Where(leaf => leaf.Key.Split('/')[^1] == expected.Name).Select(leaf => leaf.Value).ToArray();
            switch (expected.Value.ValueKind)
            {
                case JsonValueKind.String:
                    Assert.Equal(expected.Value.GetString(), values[0]);
                    break;
                case JsonValueKind.Array when expected.Name != "List":
                    Assert.Equal(expected.Value.EnumerateArray().Select(item => item.GetString()), values);
                    break;
                default:
                    var items = expected.Value.EnumerateArray().SelectMany(item => item.EnumerateObject()).Select(item => item.Value.GetString());
                    Assert.Equal(items, fields.Where(leaf => leaf.Key.Contains("/List/", StringComparison.Ordinal)).Select(leaf => leaf.Value));
                    break;
            }
        }
    }

    [Fact]
    public void A_long_text_is_cut_between_characters_and_loses_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("线杆👨‍👩‍👧", 300));
        var pieces = XmlText.Split(text);
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, 2047));
        Assert.All(pieces, piece => Assert.False(piece.StartsWith('\u200d') || piece.EndsWith('\u200d')));
        Assert.Equal(text, string.Concat(pieces));
    }

    [Fact]
    public void An_end_mark_and_a_control_character_inside_a_reply_do_no_harm()
    {
        var xml = ReplyXml.Write(WeChatReply.Text("a]]>b\u0007"), "o", "gh", DateTimeOffset.UnixEpoch);
        Assert.Equal("a]]>b", InboundXml.Read(Encoding.UTF8.GetBytes(xml))!["Content"]);
    }
}
