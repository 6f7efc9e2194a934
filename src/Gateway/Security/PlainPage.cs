using System.Net.Mime;
using System.Text.Encodings.Web;
using PublicReport.Gateway.Public;

namespace PublicReport.Gateway.Security;

/// <summary>The page for when no page can be made: one sentence, no scripts, nothing of the request in it.</summary>
internal static class PlainPage
{
    public static async ValueTask WriteAsync(HttpContext context, string sentence)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        var text = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(sentence);
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{PublicTexts.Product}</title><link rel="stylesheet" href="/public/public.css"></head>
            <body><main id="main"><h1>{PublicTexts.Product}</h1><p>{text}</p><p><a class="button" href="/">回到首页</a></p></main></body></html>
            """, context.RequestAborted);
    }
}
