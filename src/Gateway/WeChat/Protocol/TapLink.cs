using System.Net;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Links inside a text.</summary>
internal static class TapLink
{
    /// <summary>A phrase that, tapped, sends <paramref name="says"/> as if typed; <paramref name="id"/> comes back as <see cref="TextMessage.MenuItemId"/>.</summary>
    public static string Say(string label, string says, string id) =>
        $"<a href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString(says)}&msgmenuid={Uri.EscapeDataString(id)}\">{WebUtility.HtmlEncode(label)}</a>";

    /// <summary>A phrase that opens a page.</summary>
    public static string Open(string label, string url) => $"<a href=\"{WebUtility.HtmlEncode(url)}\">{WebUtility.HtmlEncode(label)}</a>";
}
