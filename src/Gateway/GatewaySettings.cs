using System.Security.Cryptography;
using System.Text;
using PublicReport.Gateway.WeChat.Protocol;
using PublicReport.ReportingCore;

namespace PublicReport.Gateway;

/// <summary>What the Gateway needs, wherever it comes from.</summary>
public sealed record GatewaySettings
{
    private const int ShortestSecret = 32;

    /// <summary>The Gateway's own small state: drafts, message replies, push windows, WeChat token, data-protection keys.</summary>
    public required string Redis { get; init; }

    public required string ReportingCore { get; init; }

    /// <summary>For one answer of the core, which itself waits up to ten seconds for a commit.</summary>
    public TimeSpan CorePatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Shown to the core for calls that only the Gateway may make; hashes and seals of the Gateway's own state hang on it. By default derived from the
    /// account's AppSecret, which every instance has and nobody else; an empty setting is none.
    /// </summary>
    public required string ServiceKey { get; init; }

    public required WeChatSettings WeChat { get; init; }

    /// <summary>The simulator and everything that belongs to it; never in production.</summary>
    public bool Simulator { get; init; }

    private static void CheckKey(string name, string key)
    {
        if (key.Length > 0 && !MessageCipher.IsKey(key))
        {
            throw new StartException($"{name} must be the 43 letters and digits that WeChat's console shows.");
        }
    }

    private static string DeriveServiceKey(string appSecret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), "service-key"u8));

    /// <exception cref="SettingsException">Names every missing setting.</exception>
    /// <exception cref="StartException">A key is not what WeChat's console shows, or Services:Key is too short to be a secret.</exception>
    public static GatewaySettings ForProduction(IConfiguration configuration)
    {
        var missing = new List<string>();
        var settings = new GatewaySettings
        {
            Redis = Required("ConnectionStrings:Redis"),
            ReportingCore = Required("Services:ReportingCore"),
            ServiceKey = configuration["Services:Key"] is { Length: > 0 } key ? key : DeriveServiceKey(configuration["WeChat:AppSecret"] ?? ""),
            WeChat = new()
            {
                AppId = Required("WeChat:AppId"),
                AppSecret = Required("WeChat:AppSecret"),
                Token = Required("WeChat:Token"),
                EncodingAesKey = Required("WeChat:EncodingAesKey"),
                PreviousEncodingAesKey = configuration["WeChat:PreviousEncodingAesKey"] ?? "",
                AcceptPlain = configuration.GetValue<bool>("WeChat:AcceptPlain"),
                ApiBase = (configuration["WeChat:ApiBase"] ?? WeChatSettings.OfficialApi).TrimEnd('/'),
                TemplateId = configuration["WeChat:TemplateId"] ?? "",
                Templates = PushTemplate.ReadAll(configuration.GetSection("WeChat:Templates")),
                CreateMenu = configuration.GetValue<bool>("WeChat:CreateMenu"),
                PublicUrl = (configuration["WeChat:PublicUrl"] ?? "").TrimEnd('/'),
            },
        };
        if (missing.Count > 0)
        {
            throw new SettingsException(missing);
        }

        if (settings.ServiceKey.Length < ShortestSecret)
        {
            throw new StartException($"Services__Key must have at least {ShortestSecret} characters: what the Gateway keeps about people is hashed and sealed under it.");
        }

        CheckKey("WeChat__EncodingAesKey", settings.WeChat.EncodingAesKey);
        CheckKey("WeChat__PreviousEncodingAesKey", settings.WeChat.PreviousEncodingAesKey);
        return settings;

        string Required(string name)
        {
            if (configuration[name] is { Length: > 0 } value)
            {
                return value;
            }

            missing.Add(name.Replace(":", "__", StringComparison.Ordinal));
            return "";
        }
    }
}

/// <summary>The official account, as its console shows it (开发者平台 → 服务号).</summary>
public sealed record WeChatSettings
{
    public const string OfficialApi = "https://api.weixin.qq.com";

    public required string AppId { get; init; }

    public required string AppSecret { get; init; }

    public required string Token { get; init; }

    /// <summary>43 characters.</summary>
    public required string EncodingAesKey { get; init; }

    /// <summary>Accepted too while a rotation is under way; empty otherwise.</summary>
    public string PreviousEncodingAesKey { get; init; } = "";

    /// <summary>Take pushes that are not encrypted (明文模式), as a test account sends them. Whoever sees one signed address can then speak for anybody.</summary>
    public bool AcceptPlain { get; init; }

    public string ApiBase { get; init; } = OfficialApi;

    /// <summary>Template message used when the customer-service window is closed; empty: none.</summary>
    public string TemplateId { get; init; } = "";

    /// <summary>Templates by area code, for townships that have their own; the others use <see cref="TemplateId"/>.</summary>
    public IReadOnlyDictionary<string, PushTemplate> Templates { get; init; } = new Dictionary<string, PushTemplate>();

    /// <summary>Set the account's menu at start.</summary>
    public bool CreateMenu { get; init; }

    /// <summary>Public address of the phone pages, for links in messages; empty: no links.</summary>
    public string PublicUrl { get; init; } = "";
}
