using System.Text;
using PublicReport.Gateway.WeChat.Protocol;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>What the platform tells about people: the sender is the platform, the person stands in OpenID.</summary>
public sealed class AuthorizationEventTests
{
    private readonly InboundParser parser = new(
        new(new() { Redis = "", ReportingCore = "", ServiceKey = "k", WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" } }), TimeProvider.System);

    [Theory]
    [InlineData("user_authorization_revoke")]
    [InlineData("user_authorization_cancellation")]
    public void Two_people_who_withdraw_consent_in_the_same_second_are_two_requests(string id)
    {
        var xml = Vectors.Get("inbound", id).Text("xml");
        var (one, again, other) = (Parse(xml), Parse(xml), Parse(xml.Replace("oUser2", "oUser3", StringComparison.Ordinal)));
        Assert.Equal(one.RequestId, again.RequestId);
        Assert.NotEqual(one.RequestId, other.RequestId);
        Assert.NotEqual(Assert.IsType<AuthorizationEvent>(one).SubjectKey, Assert.IsType<AuthorizationEvent>(other).SubjectKey);
    }

    [Fact]
    public void A_changed_nickname_is_no_withdrawal_of_consent() =>
        Assert.IsType<UnknownEvent>(Parse(Vectors.Get("inbound", "user_info_modified").Text("xml")));

    private InboundMessage Parse(string xml) => parser.Parse(InboundXml.Read(Encoding.UTF8.GetBytes(xml))!)!;
}
