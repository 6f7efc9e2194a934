using Microsoft.Extensions.Configuration;
using PublicReport.ReportingCore;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

public sealed class SettingsTests
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    [Fact]
    public void Everything_about_the_account_is_read_and_addresses_lose_their_last_slash()
    {
        var account = Read(
            ("WeChat:PreviousEncodingAesKey", Key), ("WeChat:ApiBase", "https://api2.weixin.qq.com/"), ("WeChat:PublicUrl", "https://e.test/"), ("WeChat:CreateMenu", "true"),
            ("WeChat:TemplateId", "GENERAL"), ("WeChat:Templates:341503205:Id", "LUOJI"), ("WeChat:Templates:341503205:WhatField", "thing7"), ("WeChat:Templates:1:Other", "x"));
        Assert.Equal(("https://api2.weixin.qq.com", "https://e.test", true, "GENERAL"), (account.ApiBase, account.PublicUrl, account.CreateMenu, account.TemplateId));
        Assert.Equal(new PushTemplate { Id = "LUOJI", WhatField = "thing7" }, Assert.Single(account.Templates).Value);
        Assert.Equal(WeChatSettings.OfficialApi, Read().ApiBase);
        Assert.Equal((true, false), (Read(("WeChat:AcceptPlain", "true")).AcceptPlain, Read().AcceptPlain));
    }

    [Theory]
    [InlineData("WeChat:EncodingAesKey", "tooshort")]
    [InlineData("WeChat:EncodingAesKey", "!bcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    [InlineData("WeChat:PreviousEncodingAesKey", "tooshort")]
    public void A_key_that_is_none_ends_the_start_and_names_its_setting(string name, string value)
    {
        var error = Assert.Throws<StartException>(() => Read((name, value)));
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_service_key_is_as_good_as_none_and_a_short_one_ends_the_start_with_its_name()
    {
        Assert.Equal(ReadAll().ServiceKey, ReadAll(("Services:Key", "")).ServiceKey);
        Assert.NotEmpty(ReadAll().ServiceKey);

        var error = Assert.Throws<StartException>(() => ReadAll(("Services:Key", "short")));
        Assert.Contains("Services__Key", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_missing_settings_are_named_at_once()
    {
        var error = Assert.Throws<SettingsException>(() => GatewaySettings.ForProduction(new ConfigurationBuilder().Build()));
        foreach (var name in new[] { "WeChat__AppId", "WeChat__AppSecret", "WeChat__Token", "WeChat__EncodingAesKey", "ConnectionStrings__Redis", "Services__ReportingCore" })
        {
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    private static WeChatSettings Read(params (string Name, string Value)[] changes) => ReadAll(changes).WeChat;

    private static GatewaySettings ReadAll(params (string Name, string Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Redis"] = "r",
            ["Services:ReportingCore"] = "http://c",
            ["WeChat:AppId"] = "wx1",
            ["WeChat:AppSecret"] = "s",
            ["WeChat:Token"] = "t",
            ["WeChat:EncodingAesKey"] = Key,
        };
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return GatewaySettings.ForProduction(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
